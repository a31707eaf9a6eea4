package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.io.DesignTable;
import io.backcast.io.GivenColumns;
import io.backcast.io.Provenance;
import io.backcast.io.TypedTable;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Predicts the designs of a table, in one block or in many, and counts what is said of all. */
public final class PredictionBlocks {
  private final InverseModel model;
  private final DesignSpace space;
  private final Set<String> inputs;
  private final Trust trust;
  private final Extrapolation extrapolation;
  private final GivenDesigns made;
  private final Conditions where;
  private long given;
  private long satisfying;
  private Provenance.@Nullable Audited audited;

  public PredictionBlocks(InverseModel model) throws BackcastException {
    this(model, Conditions.NONE);
  }

  /** One that leaves out rows whose design does not satisfy conditions. */
  public PredictionBlocks(InverseModel model, Conditions where) throws BackcastException {
    this.where = where;
    this.model = model;
    this.space = model.card().space();
    this.inputs = space.variables().stream().map(Variable::name).collect(Collectors.toSet());
    this.trust = new Trust(model);
    this.extrapolation = new Extrapolation(model);
    this.made = new GivenDesigns(space);
  }

  /**
   * The rows that satisfy the conditions, in order.
   *
   * @throws BackcastException if a design is missing
   */
  public TextTable allowed(TextTable table) throws BackcastException {
    given += table.rows().size();
    if (where.isEmpty()) {
      satisfying = given;
      return table;
    }
    DesignMatrix x = DesignTable.matrix(table, space);
    int[] kept = IntStream.range(0, x.rows()).filter(i -> where.allow(x.array(), i)).toArray();
    satisfying += kept.length;
    return new TextTable(
        table.name(),
        table.columns(),
        Arrays.stream(kept).mapToObj(table.rows()::get).toList(),
        Arrays.stream(kept).mapToLong(i -> table.lines()[i]).toArray(),
        table.readings(),
        table.notes());
  }

  /**
   * How many rows were left out, in a sentence; empty without conditions.
   *
   * @throws BackcastException if none is left
   */
  public String leftOut() throws BackcastException {
    if (where.isEmpty()) {
      return "";
    }
    if (satisfying == 0) {
      throw new BackcastException(
          ErrorCode.UNREACHABLE,
          String.format(
              Locale.ROOT,
              "None of %,d rows satisfies %s. Nothing was written.",
              given,
              String.join(" and ", where.texts())));
    }
    return String.format(
        Locale.ROOT,
        "%,d of %,d rows satisfy %s; the others are left out.",
        satisfying,
        given,
        String.join(" and ", where.texts()));
  }

  /**
   * The given columns and what is predicted for their designs.
   *
   * @throws BackcastException if a design is missing or the model fails, or if the thread has been
   *     interrupted
   */
  public TypedTable of(TextTable given) throws BackcastException {
    if (Thread.currentThread().isInterrupted()) {
      throw new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("stopped.nothing-written"));
    }
    DesignMatrix x = DesignTable.matrix(given, space);
    made.add(x);
    DesignSet designs =
        extrapolation.mark(
            trust.describe(x, Predictions.of(model, x)), ExtrapolationControl.WARN, false);
    Provenance.Audited opinion = Provenance.Audited.of(designs);
    if (opinion != null) {
      audited =
          audited == null
              ? opinion
              : new Provenance.Audited(
                  audited.agrees() + opinion.agrees(), audited.disagrees() + opinion.disagrees());
    }
    return GivenColumns.with(given, inputs, DesignTable.of(space, designs));
  }

  /** How many designs there were. */
  public long rows() {
    return made.rows();
  }

  /** What the audit ensemble says of them; null where the model has none. */
  public Provenance.@Nullable Audited audited() {
    return audited;
  }

  /** What a user must know of the designs, in sentences. */
  public List<String> warnings() {
    return made.warnings();
  }
}
