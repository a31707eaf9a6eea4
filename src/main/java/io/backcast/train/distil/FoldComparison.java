package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.Property;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.Folds;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.SavedState;
import io.backcast.train.loop.StageResult;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.member.MemberWeights;
import io.backcast.train.net.Normalization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Predicts parts of a table from its other rows by a network and by every other kind, and weights
 * them for each property.
 */
public final class FoldComparison {
  private static final String NAME = "comparison";

  /** With more rows than this, one fold tells the kinds apart. */
  private static final int MANY_ROWS = 3_000;

  private final NDManager manager;
  private final TrainingData data;
  private final Normalization normalization;
  private final SymmetryGroup group;
  private final TrainingPlan.Ensemble plan;
  private final int folds;
  private final MemberFitter fitter;
  private final long seed;

  /**
   * What the folds say.
   *
   * @param weights of the networks and then of each other kind, {@code [dy][1 + kinds]}
   */
  record Result(double[][] weights) {
    boolean usesNetworks() {
      return Arrays.stream(weights).anyMatch(w -> w[0] > 0);
    }
  }

  FoldComparison(
      NDManager manager,
      TrainingData data,
      Normalization normalization,
      SymmetryGroup group,
      TrainingPlan.Ensemble plan,
      int folds,
      MemberFitter fitter,
      long seed) {
    this.manager = manager;
    this.data = data;
    this.normalization = normalization;
    this.group = group;
    this.plan = plan;
    this.folds = folds;
    this.fitter = fitter;
    this.seed = seed;
  }

  /**
   * Trains and fits on all folds, or reads what an earlier run found.
   *
   * @throws BackcastException when cancelled
   */
  Result run(TrainingContext context, LearningCurves curves) throws BackcastException {
    SavedState saved = StageResult.load(context, NAME);
    if (saved == null) {
      Result result = compare(context, curves);
      saved = state(result);
      StageResult.save(context, NAME, saved);
    }
    return result(saved);
  }

  /** How many of the folds decide: one is enough where there are many rows. */
  public static int parts(int folds, int rows) {
    return rows > MANY_ROWS ? 1 : folds;
  }

  private Result compare(TrainingContext context, LearningCurves curves) throws BackcastException {
    List<TrainingData> parts = Folds.of(data, folds, parts(folds, data.fit().length));
    List<EnsembleMemberTrainer> members = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      // none stops at its best epoch, which would flatter networks
      TrainingData unseen = data.with(parts.get(i).fit(), new int[0]);
      members.add(
          new EnsembleMemberTrainer(
                  TrainingStage.COMPARISON,
                  "fold " + (i + 1),
                  manager,
                  unseen,
                  normalization,
                  group,
                  plan,
                  seed * 1_000 + 900 + i,
                  parts.get(i).fit())
              .watching(data.held()));
    }
    EnsembleTrainer.train(members, plan.epochs(), TrainingStage.COMPARISON, context, curves);
    int dy = normalization.space().dy();
    double[][] weights = new double[dy][];
    for (int k = 0; k < dy; k++) {
      context.checkCancelled();
      weights[k] = networksAlone(k) ? onlyNetworks() : weights(k, parts, members);
    }
    return new Result(weights);
  }

  /** The others know neither symmetries nor that a class is a boundary. */
  private boolean networksAlone(int k) {
    Property p = normalization.space().properties().get(k);
    return p.pointMass() != null || group.size() > 1;
  }

  private double[] onlyNetworks() {
    double[] weights = new double[1 + fitter.kinds()];
    weights[0] = 1;
    return weights;
  }

  private double[] weights(int k, List<TrainingData> all, List<EnsembleMemberTrainer> networks) {
    List<TrainingData> parts =
        all.stream().map(p -> p.with(p.fit(), data.known(p.held(), k))).toList();
    int rows = parts.stream().mapToInt(p -> p.held().length).sum();
    double[][] predictions = new double[1 + fitter.kinds()][rows];
    double[] truth = new double[rows];
    IntStream.range(0, parts.size() * predictions.length)
        .parallel()
        .forEach(
            task -> {
              int part = task / predictions.length;
              int kind = task % predictions.length;
              int at = parts.stream().limit(part).mapToInt(p -> p.held().length).sum();
              TrainingData fold = parts.get(part);
              float[] predicted = predicted(k, kind, fold, networks.get(part));
              for (int i = 0; i < predicted.length; i++) {
                predictions[kind][at + i] = predicted[i];
                truth[at + i] = normalization.scaleProperty(k, data.y()[fold.held()[i]][k]);
              }
            });
    return MemberWeights.of(predictions, truth);
  }

  private float[] predicted(int k, int kind, TrainingData fold, EnsembleMemberTrainer network) {
    double[] weights = new double[1 + fitter.kinds()];
    weights[kind] = 1;
    Blend blend =
        new Blend(
            fitter.encoding(),
            1,
            IntStream.range(0, normalization.space().dy())
                .mapToObj(
                    property ->
                        new Blend.Parts(
                            weights[0],
                            kind == 0 || property != k
                                ? List.of()
                                : List.of(
                                    new Blend.Weighted(fitter.fit(kind - 1, k, fold.fit(), 1), 1))))
                .toList());
    TrainedEnsemble alone =
        new TrainedEnsemble(manager, normalization, List.of(network.net()), List.of(), blend, null);
    float[][] mean = alone.predict(TrainingData.pick(data.f(), fold.held())).mean();
    float[] predicted = new float[mean.length];
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] = normalization.scaleProperty(k, mean[i][k]);
    }
    return predicted;
  }

  private static SavedState state(Result result) {
    double[] numbers = new double[result.weights.length * result.weights[0].length];
    int at = 0;
    for (double[] ofProperty : result.weights) {
      for (double weight : ofProperty) {
        numbers[at++] = weight;
      }
    }
    return new SavedState(numbers, List.of());
  }

  private Result result(SavedState saved) {
    int length = 1 + fitter.kinds();
    double[][] weights = new double[saved.numbers().length / length][];
    Arrays.setAll(weights, k -> Arrays.copyOfRange(saved.numbers(), k * length, (k + 1) * length));
    return new Result(weights);
  }
}
