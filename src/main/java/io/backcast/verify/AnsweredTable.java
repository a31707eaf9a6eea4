package io.backcast.verify;

import io.backcast.io.DesignTable;
import io.backcast.io.TypedTable;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table of designs with the answers that are known for some of them, as {@link VerifiedTable}.
 */
public final class AnsweredTable {
  /** Who calculated, as answers of several programs may be in one table. */
  private static final String SOURCE = "calculated_by";

  private AnsweredTable() {}

  /** The table with columns of the answers; the table as it is where none is known. */
  public static TypedTable of(TypedTable table, DesignMatrix designs, DesignAnswers answers) {
    List<@Nullable CalculatedDesign> found = new ArrayList<>();
    for (int i = 0; i < designs.rows(); i++) {
      found.add(answers.of(designs.row(i)));
    }
    if (found.stream().noneMatch(one -> one != null)) {
      return table;
    }
    List<TypedTable.Column> columns = new ArrayList<>();
    for (TypedTable.Column column : table.columns()) {
      boolean trust = column.name().equals(VerifiedTable.STATUS);
      columns.add(
          trust && column instanceof TypedTable.Text text
              ? new TypedTable.Text(VerifiedTable.TRUST, text.values())
              : column);
    }
    Property p = answers.space().properties().get(answers.property());
    int decimals = DesignTable.decimals(p);
    columns.add(real(VerifiedTable.dft(p), found, CalculatedDesign::gap, decimals));
    columns.add(real(VerifiedTable.direct(p), found, AnsweredTable::direct, decimals));
    columns.add(
        real(
            VerifiedTable.shifted(p),
            found,
            one -> one.comparable() ? one.value() : Double.NaN,
            decimals));
    columns.add(real(VerifiedTable.SECONDS, found, one -> one.answer().seconds(), 1));
    columns.add(
        new TypedTable.Text(
            SOURCE, found.stream().map(one -> one == null ? "" : one.answer().source()).toList()));
    columns.add(
        new TypedTable.Text(
            VerifiedTable.STATUS,
            found.stream().map(one -> one == null ? "" : one.answer().status().key()).toList()));
    return new TypedTable(columns);
  }

  private static double direct(CalculatedDesign one) {
    Double direct = one.answer().gapDirect();
    return direct == null ? Double.NaN : direct;
  }

  private static TypedTable.Column real(
      String name,
      List<@Nullable CalculatedDesign> found,
      ToDoubleFunction<CalculatedDesign> value,
      int decimals) {
    double[] values = new double[found.size()];
    Arrays.setAll(
        values,
        i -> {
          CalculatedDesign one = found.get(i);
          return one == null ? Double.NaN : value.applyAsDouble(one);
        });
    return new TypedTable.Real(name, values, decimals, true);
  }
}
