package io.backcast.train.evaluate;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.train.data.Folds;
import io.backcast.train.data.TrainingData;
import io.backcast.train.member.Forest;
import io.backcast.train.member.ForestKind;
import io.backcast.train.net.InputEncoding;
import io.backcast.train.net.Normalization;
import java.util.List;

/**
 * What a random forest makes of the same rows: a simple method to be better than.
 *
 * @param folds in how many parts every row is left out once; 0 for the held-out rows alone
 */
record ForestBaseline(TrainingData data, DesignSpace space, int folds) {
  private static final ForestKind KIND = new ForestKind(100);
  private static final long SEED = 1;

  /** Mean absolute error on the held-out rows of property k, physical units. */
  double error(int k) {
    List<TrainingData> parts = folds == 0 ? List.of(data) : Folds.of(data, folds, folds);
    double sum = 0;
    int rows = 0;
    for (TrainingData part : parts) {
      TrainingData known = part.with(part.known(part.fit(), k), part.known(part.held(), k));
      sum += sumOfErrors(known, k);
      rows += known.held().length;
    }
    return sum / rows;
  }

  private double sumOfErrors(TrainingData part, int k) {
    Property p = space.properties().get(k);
    InputEncoding encoding = new InputEncoding(space);
    Normalization normalization = new Normalization(space);
    float[][] f = TrainingData.pick(part.f(), part.fit());
    float[] y = new float[f.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = normalization.scaleProperty(k, part.y()[part.fit()[i]][k]);
    }
    Forest forest = KIND.fit(encoding, f, y, 1, SEED);
    float[] scaled = forest.predict(TrainingData.pick(part.f(), part.held()));
    double sum = 0;
    for (int i = 0; i < scaled.length; i++) {
      double predicted = p.physical(normalization.unscaleProperty(k, scaled[i]));
      sum += Math.abs(predicted - part.y()[part.held()[i]][k]);
    }
    return sum;
  }
}
