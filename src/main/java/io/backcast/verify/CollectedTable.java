package io.backcast.verify;

import io.backcast.io.TypedTable;
import io.backcast.io.table.TextTable;
import io.backcast.model.Property;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of designs to which answers come back one by one. */
public final class CollectedTable {
  private CollectedTable() {}

  /**
   * The columns of {@link VerifiedTable}. A row without an answer keeps what an earlier collection
   * wrote there, and is empty otherwise; one that has a gap already keeps it until another
   * converged answer comes.
   *
   * @param answers one for each row; null where none came back
   * @param convention that shifts the gap of each row; null where none is known
   */
  public static TypedTable of(
      TextTable given,
      Property property,
      List<@Nullable Answer> answers,
      List<@Nullable Convention> conventions) {
    TypedTable verified = VerifiedTable.of(given, property, answers, null);
    int gap = given.index(VerifiedTable.dft(property));
    boolean earlier = gap >= 0;
    boolean[] keeps = new boolean[answers.size()];
    for (int i = 0; i < keeps.length; i++) {
      Answer answer = answers.get(i);
      keeps[i] =
          answer == null
              || !answer.converged()
                  && earlier
                  && !Double.isNaN(TextTable.numberOrNaN(given.rows().get(i)[gap]));
    }
    List<TypedTable.Column> columns = new ArrayList<>();
    for (TypedTable.Column column : verified.columns()) {
      String name = column.name();
      boolean taken = earlier && given.index(name) >= 0;
      List<String> before = taken ? given.column(name) : answers.stream().map(a -> "").toList();
      if (column instanceof TypedTable.Real real) {
        double[] values = real.values().clone();
        for (int i = 0; i < values.length; i++) {
          Answer answer = answers.get(i);
          Convention convention = conventions.get(i);
          if (answer == null || keeps[i]) {
            values[i] = TextTable.numberOrNaN(before.get(i));
          } else if (name.equals(VerifiedTable.shifted(property))) {
            values[i] =
                answer.gap() == null || convention == null
                    ? Double.NaN
                    : convention.toModel(answer.gap());
          }
        }
        columns.add(new TypedTable.Real(name, values, real.decimals(), real.quantity()));
      } else if (name.equals(VerifiedTable.STATUS)) {
        List<String> status = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
          status.add(keeps[i] ? before.get(i) : column.text(i));
        }
        columns.add(new TypedTable.Text(name, status));
      } else {
        columns.add(column);
      }
    }
    return new TypedTable(columns);
  }
}
