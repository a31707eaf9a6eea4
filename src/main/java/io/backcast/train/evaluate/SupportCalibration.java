package io.backcast.train.evaluate;

import io.backcast.design.DataDensity;
import io.backcast.model.BackcastException;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.SupportScores;
import io.backcast.model.SymmetryGroup;
import io.backcast.train.data.DataSummarizer;
import io.backcast.train.data.Folds;
import io.backcast.train.data.TrainingData;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Scores held-back rows by the density of the others: the held-out rows by all the rest, or where
 * these are too few to tell one in a hundred, every row by the parts of a cross-validation that it
 * is not in (cross-conformal prediction, Vovk 2015).
 */
public final class SupportCalibration {
  private static final int ENOUGH = (int) (2 / SupportScores.LEAST);
  private static final int FOLDS = 5;

  private SupportCalibration() {}

  /** The scores for the card of a model that was trained on these rows. */
  public static SupportScores of(TrainingData data, DesignSpace space, long seed)
      throws BackcastException {
    SymmetryGroup group = space.group();
    boolean few = data.held().length < ENOUGH;
    List<TrainingData> parts =
        few ? Folds.of(data.with(data.all(), new int[0]), FOLDS, FOLDS) : List.of(data);
    double[] scores =
        parts.stream()
            .filter(part -> part.fit().length > 0 && part.held().length > 0)
            .flatMapToDouble(part -> scores(part, group, seed))
            .toArray();
    return SupportScores.of(scores, few ? FOLDS : null);
  }

  private static DoubleStream scores(TrainingData part, SymmetryGroup group, long seed) {
    DataSummary rest = DataSummarizer.clusters(TrainingData.pick(part.f(), part.fit()), seed);
    DataDensity density = new DataDensity(group, rest.centres(), rest.radii());
    return Arrays.stream(density.ofScaled(TrainingData.pick(part.f(), part.held())));
  }
}
