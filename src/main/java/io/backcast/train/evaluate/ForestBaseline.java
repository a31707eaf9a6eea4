package io.backcast.train.evaluate;

import io.backcast.model.Property;
import io.backcast.train.data.TrainingData;
import io.backcast.train.member.Forest;
import io.backcast.train.member.ForestKind;
import io.backcast.train.net.InputEncoding;
import io.backcast.train.net.Normalization;

/** What a random forest makes of the same rows: a simple method to be better than. */
record ForestBaseline(TrainingData data, Normalization normalization) {
  private static final ForestKind KIND = new ForestKind(100);
  private static final long SEED = 1;

  /** Mean absolute error on the held-out rows of property k, physical units. */
  double error(int k) {
    Property p = normalization.space().properties().get(k);
    InputEncoding encoding = new InputEncoding(normalization.space());
    float[][] f = TrainingData.pick(data.f(), data.fit());
    float[] y = new float[f.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = normalization.scaleProperty(k, data.y()[data.fit()[i]][k]);
    }
    Forest forest = KIND.fit(encoding, f, y, 1, SEED);
    float[] scaled = forest.predict(TrainingData.pick(data.f(), data.held()));
    double sum = 0;
    for (int i = 0; i < scaled.length; i++) {
      double predicted = p.physical(normalization.unscaleProperty(k, scaled[i]));
      sum += Math.abs(predicted - data.y()[data.held()[i]][k]);
    }
    return sum / scaled.length;
  }
}
