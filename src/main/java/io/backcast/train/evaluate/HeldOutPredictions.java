package io.backcast.train.evaluate;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import java.util.Arrays;

/**
 * The held-out rows beside what an ensemble predicts for them.
 *
 * @param space that the data are scaled by
 * @param predicted predictions of the held-out rows, in their order
 */
record HeldOutPredictions(TrainingData data, DesignSpace space, EnsemblePrediction predicted) {
  /** How many rows were held out. */
  int size() {
    return data.held().length;
  }

  /** The value of property k in a held-out row, in its unit; NaN if the row lacks it. */
  double truth(int row, int k) {
    return data.y()[data.held()[row]][k];
  }

  /** The scaled variables of the held-out rows, {@code [n][dx]}. */
  float[][] variables() {
    return TrainingData.pick(data.f(), data.held());
  }

  /**
   * All held-out rows as (truth, prediction, spread) of property k: values in its unit, the spread
   * in the coordinate of its scale; the truth is NaN where a row lacks it.
   */
  double[][] all(int k) {
    Property p = space.properties().get(k);
    double[][] rows = new double[size()][];
    Arrays.setAll(
        rows,
        i ->
            new double[] {
              truth(i, k), p.physical(predicted.mean()[i][k]), predicted.spread()[i][k]
            });
    return rows;
  }

  /** The same for the rows that have property k. */
  double[][] known(int k) {
    return Arrays.stream(all(k)).filter(r -> !Double.isNaN(r[0])).toArray(double[][]::new);
  }

  /** As {@link #known}, with values in the coordinate of the property's scale. */
  double[][] coordinates(int k) {
    Property p = space.properties().get(k);
    return Arrays.stream(known(k))
        .map(r -> new double[] {p.coordinate(r[0]), p.coordinate(r[1]), r[2]})
        .toArray(double[][]::new);
  }
}
