package io.backcast.train.member;

import io.backcast.model.Randoms;
import io.backcast.train.net.InputEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * Random forests (Breiman 2001), strongest where a property steps and where variables are names. A
 * category is ordered by the mean of its rows, so that one split parts its names in the best way.
 *
 * @param trees in all
 */
public record ForestKind(int trees) implements MemberKind {
  /** Rows that one tree sees at most, for the file's sake. */
  private static final int ROWS = 4_000;

  /** Rows that all trees see at most, for memory's sake. */
  private static final int ALL_ROWS = 40_000;

  /**
   * Rows of the overall mean that are added to each category, so that rare ones do not stick out.
   */
  private static final double PRIOR_ROWS = 2;

  @Override
  public Forest fit(InputEncoding encoding, float[][] f, float[] y, int variants, long seed) {
    int[] known = IntStream.range(0, f.length).toArray();
    Randoms.shuffle(known, Randoms.generator(seed));
    known = Arrays.copyOf(known, Math.min(ALL_ROWS, f.length));
    float[] levels = levels(encoding, f, y);
    double[][] inputs = new double[known.length][];
    double[] values = new double[known.length];
    for (int i = 0; i < known.length; i++) {
      inputs[i] = doubles(Forest.inputs(encoding, levels, f[known[i]]));
      values[i] = y[known[i]];
    }
    String[] names =
        IntStream.range(0, encoding.dx()).mapToObj("%06d"::formatted).toArray(String[]::new);
    int count = Math.max(trees, variants);
    List<TreeModel<Regressor>> grown =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(t -> grow(inputs, values, names, seed * 1_000_003 + t))
            .toList();
    TreeArrays arrays = new TreeArrays(variants);
    for (int t = 0; t < count; t++) {
      int target = t % variants;
      int inTarget = count / variants + (target < count % variants ? 1 : 0);
      arrays.add(grown.get(t), target, 1.0 / inTarget);
    }
    return new Forest(encoding, levels, arrays.build());
  }

  private static float[] levels(InputEncoding encoding, float[][] f, float[] y) {
    double mean = 0;
    for (float value : y) {
      mean += value / y.length;
    }
    double[] sums = new double[encoding.width()];
    int[] counts = new int[encoding.width()];
    for (int j = 0; j < encoding.dx(); j++) {
      for (int i = 0; encoding.categorical(j) && i < f.length; i++) {
        int at = encoding.input(j) + encoding.code(j, f[i][j]);
        sums[at] += y[i];
        counts[at]++;
      }
    }
    float[] levels = new float[sums.length];
    for (int c = 0; c < levels.length; c++) {
      levels[c] =
          encoding.categorical(encoding.variable(c))
              ? (float) ((sums[c] + PRIOR_ROWS * mean) / (counts[c] + PRIOR_ROWS))
              : 1;
    }
    return levels;
  }

  private static TreeModel<Regressor> grow(
      double[][] inputs, double[] y, String[] names, long seed) {
    RandomGenerator random = Randoms.generator(seed);
    RegressionFactory factory = new RegressionFactory();
    MutableDataset<Regressor> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
    for (int i = 0; i < Math.min(ROWS, inputs.length); i++) {
      int row = random.nextInt(inputs.length);
      data.add(new ArrayExample<>(new Regressor("y", y[row]), names, inputs[row]));
    }
    return new CARTJointRegressionTrainer(
            Integer.MAX_VALUE,
            leastRows(inputs.length),
            0f,
            1f,
            false,
            new MeanSquaredError(),
            false,
            seed)
        .train(data);
  }

  /** Rows of a leaf: five in large tables, as is usual, which keeps their forests small. */
  private static float leastRows(int rows) {
    return Math.clamp(rows / 800, 1, 5);
  }

  private static double[] doubles(float[] row) {
    double[] out = new double[row.length];
    Arrays.setAll(out, c -> row[c]);
    return out;
  }
}
