package io.backcast.io;

import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.AuditOpinion;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import io.backcast.model.TrustLevel;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Designs as a table: variables, predictions with their standard deviation, and trust levels. */
public final class DesignTable {
  /** Decimals beyond those on the screen, so that files keep the precision of the computation. */
  private static final int EXTRA_DECIMALS = 3;

  /** What the decimals of a file must resolve, as a share of the range. */
  private static final double RESOLUTION = 1e-4;

  /** Name of the last column, the trust level. */
  static final String STATUS = "status";

  /** Name of the column of weights, where there is one. */
  static final String WEIGHT = "weight";

  /** Name of the column of places along a trade-off, where there is one. */
  public static final String FRONT = "front";

  /** Column of the audit ensemble's agreement, and the ending of those with its predictions. */
  public static final String AUDIT = "audit";

  private DesignTable() {}

  /**
   * Reads the designs of a table, {@code [n, dx]}, in physical units.
   *
   * @throws BackcastException if a variable has no column, or a value is no number that a model can
   *     take
   */
  public static float[] read(Path file, DesignSpace space) throws BackcastException {
    return read(new TableReader().text(file), space);
  }

  /** The same as a matrix. */
  public static DesignMatrix matrix(TextTable text, DesignSpace space) throws BackcastException {
    return DesignMatrix.of(read(text, space), space.dx());
  }

  /**
   * The designs of a table that was read as text, {@code [n, dx]}, in physical units.
   *
   * @throws BackcastException if a variable has no column, or a value is no number that a model can
   *     take
   */
  public static float[] read(TextTable text, DesignSpace space) throws BackcastException {
    Table table =
        text.numbers(
            space.variables().stream().map(Variable::name).toList(), TableReader.categories(space));
    float[] x = new float[table.rows() * space.dx()];
    for (int i = 0; i < x.length; i++) {
      double value = table.values()[i / space.dx()][i % space.dx()];
      x[i] = (float) value;
      if (Float.isInfinite(x[i])) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            Sentence.of(
                "table.beyond",
                text.name(),
                text.lines()[i / space.dx()],
                space.variables().get(i % space.dx()).name(),
                value));
      }
    }
    return x;
  }

  /** The table of designs with their predictions, as written to files. */
  public static TypedTable of(DesignSpace space, DesignSet designs) {
    List<TypedTable.Column> columns = new ArrayList<>();
    AuditOpinion audit = designs.audit();
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      columns.add(TypedTable.of(v, Rows.column(designs.x(), space.dx(), j), decimals(v)));
    }
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      double[] unclamped = Rows.column(designs.unclamped(), space.dy(), k);
      double[] std = Rows.column(designs.std(), space.dy(), k);
      int decimals = decimals(p);
      columns.add(
          new TypedTable.Real(
              p.name(), Arrays.stream(unclamped).map(p::physical).toArray(), decimals, true));
      columns.add(new TypedTable.Real(p.name() + "_std", std, decimals, true));
      columns.addAll(IntervalColumns.of(p, k, space.dy(), designs.intervals(), decimals));
      if (audit != null) {
        double[] opinion = Rows.column(audit.unclamped(), space.dy(), k);
        columns.add(
            new TypedTable.Real(
                p.name() + "_" + AUDIT,
                Arrays.stream(opinion).map(p::physical).toArray(),
                decimals,
                true));
      }
    }
    columns.add(new TypedTable.Real("distance", Rows.column(designs.distance(), 1, 0), 4));
    if (known(designs.support())) {
      columns.add(new TypedTable.Real("support", Rows.column(designs.support(), 1, 0), 4));
    }
    // further digits are rounding errors, which depend on the number of rows in the batch
    columns.add(new TypedTable.Real("log_density", Rows.column(designs.logDensity(), 1, 0), 2));
    if (audit != null) {
      columns.add(
          new TypedTable.Text(
              AUDIT, IntStream.range(0, audit.size()).mapToObj(i -> audit.of(i).key()).toList()));
    }
    columns.add(
        new TypedTable.Text(STATUS, Arrays.stream(designs.status()).map(TrustLevel::key).toList()));
    return new TypedTable(columns);
  }

  /** The same with how much each design counts, before its trust level. */
  public static TypedTable of(DesignSpace space, DesignSet designs, double[] weights) {
    List<TypedTable.Column> columns = new ArrayList<>(of(space, designs).columns());
    columns.add(columns.size() - 1, new TypedTable.Real(WEIGHT, weights, 5));
    return new TypedTable(columns);
  }

  /** Designs of a trade-off, in order: with their place along it, before their trust level. */
  public static TypedTable ofFront(DesignSpace space, DesignSet designs) {
    List<TypedTable.Column> columns = new ArrayList<>(of(space, designs).columns());
    columns.add(
        columns.size() - 1,
        new TypedTable.Whole(FRONT, LongStream.rangeClosed(1, designs.size()).toArray()));
    return new TypedTable(columns);
  }

  /** Older models do not tell how usual designs are. */
  private static boolean known(float[] support) {
    for (float one : support) {
      if (!Float.isNaN(one)) {
        return true;
      }
    }
    return false;
  }

  /** Decimals of a variable in files, or {@link TypedTable.Real#SHORTEST}. */
  public static int decimals(Variable v) {
    return v.fileDecimals() < 0 ? TypedTable.Real.SHORTEST : v.fileDecimals();
  }

  /** Decimals of a property in files, or {@link TypedTable.Real#SHORTEST}. */
  public static int decimals(Property p) {
    return decimals(p.decimals(), p.isLog(), p.upper() - p.lower());
  }

  /** The decimals of the screen and three more, if they tell 10,000 values of the range apart. */
  private static int decimals(int onScreen, boolean log, double range) {
    int decimals = onScreen + EXTRA_DECIMALS;
    return log || (range > 0 && Math.pow(10, -decimals) > range * RESOLUTION)
        ? TypedTable.Real.SHORTEST
        : decimals;
  }

  /** A value of a variable as text: a category by name, a whole number without decimals. */
  public static String value(Variable v, double value) {
    String category = v.category(value);
    if (category != null) {
      return category;
    }
    return v.whole()
        ? number(value, 0)
        : new TypedTable.Real(v.name(), new double[] {value}, decimals(v), true).text(0);
  }

  /** A number with a decimal point; empty where it is not finite. */
  public static String number(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "";
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    // −0.000 looks like an error
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
