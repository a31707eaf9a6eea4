package io.backcast.design;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Relation;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is unusual about designs that somebody else made, counted block by block. */
final class GivenDesigns {
  private final DesignSpace space;
  private final Relations relations;
  private long rows;
  private final Odd outside = new Odd();
  private final Odd between = new Odd();
  private final Odd broken = new Odd();

  /** Rows with an oddity, and where the first of them has it. */
  private static final class Odd {
    private long rows;
    private String first = "";

    void count(@Nullable String where) {
      if (where != null) {
        rows++;
        first = first.isEmpty() ? where : first;
      }
    }
  }

  GivenDesigns(DesignSpace space) {
    this.space = space;
    this.relations = Relations.of(space);
  }

  void add(DesignMatrix x) {
    rows += x.rows();
    for (int i = 0; i < x.rows(); i++) {
      outside.count(outside(x, i));
      between.count(between(x, i));
      Relation off = relations.broken(x.row(i));
      broken.count(off == null ? null : off.text());
    }
  }

  /** The first variable that is beyond its bounds. */
  private @Nullable String outside(DesignMatrix x, int row) {
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      float value = x.get(row, j);
      // compared as floats: a bound such as 3.792 has no exact float
      if (!(value >= (float) v.lower() && value <= (float) v.upper())) {
        return v.name();
      }
    }
    return null;
  }

  /** The first variable that is no whole value though it has to be one. */
  private @Nullable String between(DesignMatrix x, int row) {
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      float value = x.get(row, j);
      if (v.whole() && Float.isFinite(value) && value != (float) v.valid(value)) {
        return v.name();
      }
    }
    return null;
  }

  long rows() {
    return rows;
  }

  /** What a user must know of them, in sentences. */
  List<String> warnings() {
    List<String> all = new ArrayList<>();
    add(
        all,
        outside,
        "%s outside the bounds that the model was trained in (the first in %s); predictions there"
            + " are extrapolated.",
        "lies",
        "lie");
    add(
        all,
        between,
        "%s between whole values (the first in %s), where no design is; what is predicted there is"
            + " of none.",
        "lies",
        "lie");
    // off its relations a model extrapolates, however near each value lies to the data
    add(
        all,
        broken,
        "%s not keep to %s, as all training data do; predictions for them are extrapolated.",
        "does",
        "do");
    return all;
  }

  private void add(List<String> all, Odd odd, String sentence, String one, String several) {
    if (odd.rows > 0) {
      String counted =
          String.format(
              Locale.ROOT, "%,d of %,d rows %s", odd.rows, rows, odd.rows == 1 ? one : several);
      all.add(String.format(Locale.ROOT, sentence, counted, odd.first));
    }
  }
}
