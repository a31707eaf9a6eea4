package io.backcast.train;

import io.backcast.io.table.TextTable;
import io.backcast.model.Randoms;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A table as people may have it: variables and a property of any size, far from zero or not, with
 * outliers, heavy tails, few or many rows, one to forty variables.
 *
 * @param what in words, for the name of a test
 * @param steepest ratio of a half-range of the property and one of a variable, or its inverse
 */
record RandomTable(String what, TextTable text, double steepest) {
  private static final double[] SPREADS = {1e-16, 1e-9, 1e-4, 1, 1e3, 1e8, 1e16};
  private static final double[] OFFSETS = {0, 0, 0.5, -3, 1e3, 3e5};

  /** How a property's values are spread. */
  private enum Shape {
    SMOOTH,
    HEAVY_TAILED,
    OUTLIER,
    SENTINEL,
    MASS,
    STEPS
  }

  /** The table of a seed. */
  static RandomTable of(long seed, int maxRows) {
    RandomGenerator random = Randoms.generator(seed);
    int dx = pick(random, 1, 1, 2, 3, 7, 12, 40);
    int rows = Math.min(maxRows, pick(random, 12, 13, 30, 100, 700, 5_000, 200_000));
    Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
    double spread = SPREADS[random.nextInt(SPREADS.length)];
    double offset = OFFSETS[random.nextInt(OFFSETS.length)] * spread;
    double[] unit = new double[dx];
    double[] start = new double[dx];
    boolean[] whole = new boolean[dx];
    List<String> columns = new ArrayList<>();
    for (int j = 0; j < dx; j++) {
      whole[j] = random.nextInt(5) == 0;
      unit[j] = whole[j] ? 5 : SPREADS[random.nextInt(SPREADS.length)];
      start[j] = whole[j] ? 0 : OFFSETS[random.nextInt(OFFSETS.length)] * unit[j];
      columns.add("x" + j);
    }
    columns.add("y");
    List<String[]> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String[] line = new String[dx + 1];
      double sum = 0;
      for (int j = 0; j < dx; j++) {
        double u = random.nextDouble();
        u = whole[j] ? Math.rint(5 * u) / 5 : u;
        sum += Math.sin(3 * u + j);
        line[j] = Double.toString(start[j] + unit[j] * u);
      }
      line[dx] = Double.toString(offset + spread * value(shape, sum / Math.sqrt(dx), i, random));
      lines.add(line);
    }
    String what =
        String.format(
            Locale.ROOT,
            "seed %d: %d rows, %d variables, %s, spread %.0e, offset %.0e",
            seed,
            rows,
            dx,
            shape,
            spread,
            offset);
    return new RandomTable(
        what, new TextTable("t.csv", columns, lines, new long[rows]), steepest(lines));
  }

  private static double steepest(List<String[]> lines) {
    int dx = lines.getFirst().length - 1;
    double worst = 1;
    for (int j = 0; j < dx; j++) {
      double ratio = range(lines, dx) / range(lines, j);
      worst = Math.max(worst, Math.max(ratio, 1 / ratio));
    }
    return worst;
  }

  private static double range(List<String[]> lines, int column) {
    DoubleSummaryStatistics all =
        lines.stream().mapToDouble(l -> Double.parseDouble(l[column])).summaryStatistics();
    return all.getMax() - all.getMin();
  }

  private static double value(Shape shape, double smooth, int row, RandomGenerator random) {
    return switch (shape) {
      case SMOOTH -> smooth + 0.05 * random.nextGaussian();
      case HEAVY_TAILED -> Math.exp(4 * smooth);
      case OUTLIER -> row == 5 ? 1e4 : smooth;
      case SENTINEL -> random.nextInt(20) == 0 ? -9_999 : smooth;
      case MASS -> Math.max(0.1, smooth);
      case STEPS -> Math.rint(2 * smooth) + (row == 0 ? 1 : 0);
    };
  }

  private static int pick(RandomGenerator random, int... values) {
    return values[random.nextInt(values.length)];
  }
}
