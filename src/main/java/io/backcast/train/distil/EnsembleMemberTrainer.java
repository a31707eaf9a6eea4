package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.EarlyStopping;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.OneCycleSchedule;
import io.backcast.train.loop.SavedState;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingLoop;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.loop.Validation;
import io.backcast.train.net.BatchedInference;
import io.backcast.train.net.InputEncoding;
import io.backcast.train.net.Losses;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.ResidualNetwork;
import io.backcast.train.net.ScalarArithmetic;
import io.backcast.train.net.StoredWeights;
import io.backcast.train.net.TorchOps;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains one forward network of an ensemble. A member that does not see the held-out rows is
 * validated on them and keeps the weights of its best epoch.
 */
public final class EnsembleMemberTrainer {
  /** Where the loss turns from squares to absolute values, in half-ranges of the property. */
  private static final float BEND = 0.04f;

  /** Number of validations during the planned epochs. */
  private static final int CHECKS = 40;

  /** Rows that are predicted while training only to be shown. */
  private static final int MOST_WATCHED = 1_000;

  /** Steps after which a first error is told, before the first validation if that is far. */
  private static final int FIRST_FIGURE = 100;

  private final TrainingStage stage;
  private final String name;
  private final NDManager manager;
  private final TrainingData data;
  private final Normalization normalization;
  private final TrainingPlan.Ensemble plan;
  private final boolean holdsOut;
  private int[] watched;
  private final MemberBatches batches;
  private final Parameters parameters;
  private final ResidualNetwork net;
  private final EarlyStopping stopping;
  private int bestEpoch;
  private double lastLoss = Double.NaN;

  /**
   * An untrained member.
   *
   * @param stage that progress is reported for
   * @param name of the checkpoint, the curves and the arrays
   * @param rows indices of the rows to train on; all of them, or all but the held-out ones
   */
  public EnsembleMemberTrainer(
      TrainingStage stage,
      String name,
      NDManager manager,
      TrainingData data,
      Normalization normalization,
      SymmetryGroup group,
      TrainingPlan.Ensemble plan,
      long seed,
      int[] rows) {
    this.stage = stage;
    this.name = name;
    this.manager = manager.newSubManager();
    this.data = data;
    this.normalization = normalization;
    this.plan = plan;
    holdsOut = rows.length < data.rows() && data.held().length > 0;
    watched = holdsOut ? data.held() : new int[0];
    batches = new MemberBatches(data, normalization, group, rows, plan.batch(), seed);
    stopping = new EarlyStopping(plan.patience());
    parameters = new Parameters(this.manager, seed);
    DesignSpace space = normalization.space();
    net =
        new ResidualNetwork(
            parameters,
            name.replace(' ', '_'),
            new InputEncoding(space),
            space.dy(),
            plan.width(),
            plan.depth());
  }

  /**
   * Takes the weights of an exported member of the same name.
   *
   * @return false, with nothing changed, if the file has none of this name and these sizes
   */
  boolean startFrom(StoredWeights weights) {
    return weights.into(parameters);
  }

  /**
   * Has the predictions for some rows told while it trains; nothing of the training depends on
   * them.
   *
   * @param rows indices of rows that it is not trained on
   */
  EnsembleMemberTrainer watching(int[] rows) {
    watched = Arrays.copyOf(rows, Math.min(rows.length, MOST_WATCHED));
    return this;
  }

  public ResidualNetwork net() {
    return net;
  }

  /** The number of epochs after which the kept weights were reached. */
  public int bestEpoch() {
    return bestEpoch;
  }

  /** The smoothed loss at the end; NaN if nothing was recorded. */
  public double lastLoss() {
    return lastLoss;
  }

  /**
   * Trains.
   *
   * @param epochs after which to stop; the schedule always spans the planned ones
   * @return loss and validation error
   * @throws BackcastException when cancelled
   */
  public LearningCurves train(int epochs, TrainingContext context) throws BackcastException {
    TrainingLoop loop =
        new TrainingLoop(
            stage,
            name,
            manager,
            parameters,
            plan.decay(),
            Double.POSITIVE_INFINITY,
            new OneCycleSchedule(plan.rate(), plan.epochs() * batches.stepsPerEpoch()),
            context);
    loop.run(
        step -> List.of(scope -> loss(scope, step)),
        new Checks(epochs, loop::curves, context.progress()));
    parameters.freeze();
    bestEpoch = holdsOut ? stopping.bestEpoch() : epochs;
    List<double[]> losses = loop.curves().points().get(name + " loss");
    lastLoss = losses == null ? Double.NaN : losses.getLast()[1];
    return loop.curves();
  }

  /**
   * Predicts the held-out rows every few epochs, if the member does not train on them, and ends the
   * training after the last epoch.
   */
  private final class Checks implements TrainingLoop.Callback {
    private final int epochs;
    private final Supplier<LearningCurves> curves;
    private final TrainingProgress progress;

    Checks(int epochs, Supplier<LearningCurves> curves, TrainingProgress progress) {
      this.epochs = epochs;
      this.curves = curves;
      this.progress = progress;
    }

    @Override
    public boolean afterStep(int done) {
      boolean last = done >= epochs * batches.stepsPerEpoch();
      int every = Math.max(1, plan.epochs() / CHECKS) * batches.stepsPerEpoch();
      boolean validate = done % every == 0 || last;
      if (watched.length == 0 || !(validate || done == FIRST_FIGURE)) {
        return !last;
      }
      int epoch = done / batches.stepsPerEpoch();
      Validation now = validation(epoch);
      progress.validated(now);
      return (!validate || !holdsOut || improves(epoch, now.error())) && !last;
    }

    private boolean improves(int epoch, double error) {
      curves.get().add(name + " validation error", epoch, error);
      return stopping.observe(epoch, error, parameters::snapshot);
    }

    @Override
    public SavedState state() {
      return stopping.state();
    }

    @Override
    public void restore(SavedState state) {
      stopping.restore(state);
    }

    @Override
    public @Nullable List<float[]> finalWeights() {
      return stopping.bestWeights();
    }
  }

  private Validation validation(int epoch) {
    int dy = normalization.space().dy();
    float[][] y = BatchedInference.run(manager, net, TrainingData.pick(data.f(), watched), dy);
    double sum = 0;
    int known = 0;
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < dy; k++) {
        float truth = data.y()[watched[i]][k];
        Property p = normalization.space().properties().get(k);
        double predicted = p.physical(normalization.unscaleProperty(k, y[i][k]));
        y[i][k] = (float) predicted;
        if (!Float.isNaN(truth)) {
          known++;
          sum += p.coordinateDistance(predicted, truth) / normalization.halfRange(k);
        }
      }
    }
    double error = known == 0 ? Double.NaN : sum / known;
    return new Validation(name, epoch, error, TrainingData.pick(data.y(), watched), y);
  }

  private NDArray loss(NDManager scope, int step) {
    MemberBatches.LabelledRows rowsOfStep = batches.at(step);
    Batch batch = rowsOfStep.batch();
    NDArray residual =
        net.forward(new TorchOps(scope), batch.designs(scope)).sub(batch.labels(scope));
    // on the point mass, only predictions on the wrong side of it count as errors
    NDArray below = residual.lt(0).toType(residual.getDataType(), false);
    NDArray free = below.mul(rowsOfStep.mass(scope));
    NDArray counts = ScalarArithmetic.plus(free.neg(), 1);
    if (!rowsOfStep.complete()) {
      counts = counts.mul(rowsOfStep.known(scope));
    }
    return Losses.smoothL1(residual.mul(counts), BEND).mean();
  }
}
