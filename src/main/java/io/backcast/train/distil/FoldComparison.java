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
import io.backcast.train.member.FittedMember;
import io.backcast.train.member.MemberWeights;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.ResidualNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
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
    List<Fit> fits = fits(parts.size());
    List<float[]> predicted =
        EnsembleTrainer.train(
            members,
            plan.epochs(),
            TrainingStage.COMPARISON,
            context,
            curves,
            fits.stream().map(fit -> work(fit, parts, context)).toList());
    double[][] weights = new double[normalization.space().dy()][];
    for (int k = 0; k < weights.length; k++) {
      context.checkCancelled();
      weights[k] = networksAlone(k) ? onlyNetworks() : weights(k, parts, members, fits, predicted);
    }
    return new Result(weights);
  }

  /**
   * What is fitted beside the networks.
   *
   * @param k property
   * @param part number of the fold
   * @param kind counted from 0 for the first one beside the networks
   */
  private record Fit(int k, int part, int kind) {}

  private List<Fit> fits(int parts) {
    List<Fit> fits = new ArrayList<>();
    for (int k = 0; k < normalization.space().dy(); k++) {
      for (int kind = 0; kind < fitter.kinds() && !networksAlone(k); kind++) {
        for (int part = 0; part < parts; part++) {
          fits.add(new Fit(k, part, kind));
        }
      }
    }
    return fits;
  }

  private Callable<float[]> work(Fit fit, List<TrainingData> parts, TrainingContext context) {
    return () -> {
      context.checkCancelled();
      TrainingData fold = withProperty(parts.get(fit.part), fit.k);
      FittedMember member = fitter.fit(fit.kind, fit.k, fold.fit(), 1);
      return predicted(
          fit.k, fold, List.of(), new Blend.Parts(0, List.of(new Blend.Weighted(member, 1))));
    };
  }

  /** A fold with those of its left-out rows that have property k. */
  private TrainingData withProperty(TrainingData part, int k) {
    return part.with(part.fit(), data.known(part.held(), k));
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

  private double[] weights(
      int k,
      List<TrainingData> parts,
      List<EnsembleMemberTrainer> networks,
      List<Fit> fits,
      List<float[]> predicted) {
    List<TrainingData> folds = parts.stream().map(part -> withProperty(part, k)).toList();
    int[] starts = new int[folds.size() + 1];
    for (int i = 0; i < folds.size(); i++) {
      starts[i + 1] = starts[i] + folds.get(i).held().length;
    }
    double[] truth = new double[starts[folds.size()]];
    double[][] predictions = new double[1 + fitter.kinds()][truth.length];
    for (int i = 0; i < folds.size(); i++) {
      TrainingData fold = folds.get(i);
      for (int row = 0; row < fold.held().length; row++) {
        truth[starts[i] + row] = normalization.scaleProperty(k, data.y()[fold.held()[row]][k]);
      }
      List<ResidualNetwork> network = List.of(networks.get(i).net());
      copy(predicted(k, fold, network, new Blend.Parts(1, List.of())), predictions[0], starts[i]);
    }
    for (int i = 0; i < fits.size(); i++) {
      Fit fit = fits.get(i);
      if (fit.k == k) {
        copy(predicted.get(i), predictions[1 + fit.kind], starts[fit.part]);
      }
    }
    return MemberWeights.of(predictions, truth);
  }

  private static void copy(float[] from, double[] to, int start) {
    for (int i = 0; i < from.length; i++) {
      to[start + i] = from[i];
    }
  }

  /**
   * What one kind predicts of property k for the rows that a fold leaves out, scaled.
   *
   * @param networks none where they have no weight
   * @param ofProperty all weight on that kind
   */
  private float[] predicted(
      int k, TrainingData fold, List<ResidualNetwork> networks, Blend.Parts ofProperty) {
    List<Blend.Parts> parts =
        IntStream.range(0, normalization.space().dy())
            .mapToObj(
                j -> j == k ? ofProperty : new Blend.Parts(ofProperty.ofNetworks(), List.of()))
            .toList();
    Blend blend = new Blend(fitter.encoding(), 1, parts);
    TrainedEnsemble alone =
        new TrainedEnsemble(manager, normalization, networks, List.of(), blend, null);
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
