package io.backcast.verify;

import io.backcast.io.DesignTable;
import io.backcast.io.TypedTable;
import io.backcast.io.table.TextTable;
import io.backcast.model.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table of designs with what a calculation says of each. */
public final class VerifiedTable {
  /** The trust level of a design in such a table, where {@code status} is that of its answer. */
  public static final String TRUST = "trust";

  /** How the calculation of a row ended. */
  public static final String STATUS = "status";

  /** How long the calculation of a row took. */
  public static final String SECONDS = "seconds";

  private VerifiedTable() {}

  /** Column of the calculated gap. */
  public static String dft(Property p) {
    return p.name() + "_dft";
  }

  /** Column of the calculated direct gap. */
  public static String direct(Property p) {
    return p.name() + "_dft_direct";
  }

  /** Column of the calculated gap as the model's table would have it. */
  public static String shifted(Property p) {
    return p.name() + "_dft_shifted";
  }

  /**
   * All columns of a table, then {@code <property>_dft}, {@code <property>_dft_direct}, {@code
   * <property>_dft_shifted}, {@code seconds} and {@code status}; those of an earlier verification
   * are replaced, and a {@code status} that is the trust level is renamed {@code trust}.
   *
   * @param answers one for each row; null for a design that was refused
   * @param convention null if none is known
   */
  public static TypedTable of(
      TextTable given,
      Property property,
      List<@Nullable Answer> answers,
      @Nullable Convention convention) {
    List<TypedTable.Column> added = new ArrayList<>();
    int decimals = DesignTable.decimals(property);
    added.add(real(dft(property), answers, Answer::gap, decimals));
    added.add(real(direct(property), answers, Answer::gapDirect, decimals));
    added.add(
        real(
            shifted(property),
            answers,
            a -> a.gap() == null || convention == null ? null : convention.toModel(a.gap()),
            decimals));
    added.add(real(SECONDS, answers, Answer::seconds, 1));
    added.add(
        new TypedTable.Text(
            STATUS,
            answers.stream()
                .map(a -> (a == null ? AnswerStatus.REFUSED : a.status()).key())
                .toList()));
    List<String> names = added.stream().map(TypedTable.Column::name).toList();
    boolean renames = given.index(STATUS) >= 0 && given.index(TRUST) < 0;
    List<TypedTable.Column> columns = new ArrayList<>();
    for (String name : given.columns()) {
      if (name.equals(STATUS) && renames && given.index(dft(property)) < 0) {
        columns.add(TypedTable.Verbatim.of(TRUST, given.column(name)));
      } else if (!names.contains(name)) {
        columns.add(TypedTable.Verbatim.of(name, given.column(name)));
      }
    }
    columns.addAll(added);
    return new TypedTable(columns);
  }

  private static TypedTable.Column real(
      String name,
      List<@Nullable Answer> answers,
      Function<Answer, @Nullable Double> value,
      int decimals) {
    double[] values = new double[answers.size()];
    for (int i = 0; i < values.length; i++) {
      Answer answer = answers.get(i);
      Double one = answer == null ? null : value.apply(answer);
      values[i] = one == null ? Double.NaN : one;
    }
    return new TypedTable.Real(name, values, decimals, true);
  }
}
