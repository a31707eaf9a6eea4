package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.ResidualNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Predicts every row by networks that have not seen its design: five times, a fifth of the designs
 * is left out. Where a table is so short that the held-out rows are few, their errors say too
 * little, and these take their place.
 */
final class CrossValidation {
  /** Number of parts. */
  static final int FOLDS = 5;

  /** Fewer held-out rows than this are too few to set thresholds by. */
  static final int FEW = 50;

  /** Networks for each part; two are the fewest that can disagree. */
  static final int MEMBERS = 2;

  private final NDManager manager;
  private final TrainingData data;
  private final Normalization normalization;
  private final SymmetryGroup group;
  private final TrainingPlan.Ensemble plan;
  private final long seed;

  CrossValidation(
      NDManager manager,
      TrainingData data,
      Normalization normalization,
      SymmetryGroup group,
      TrainingPlan.Ensemble plan,
      long seed) {
    this.manager = manager;
    this.data = data;
    this.normalization = normalization;
    this.group = group;
    this.plan = plan;
    this.seed = seed;
  }

  /** Whether the held-out rows are too few, or nothing has been held out from any network. */
  static boolean needed(TrainingData data, TrainingPlan.Ensemble plan) {
    return data.held().length < FEW || plan.holdOutMembers() == 0;
  }

  /**
   * Predictions of every row, in the order of the data.
   *
   * @param epochs of every network; as the rows that it predicts must not choose them
   * @param networks whether networks predict at all
   * @param others what predicts beside networks, from the rows at these indices; null for nothing
   * @throws BackcastException when cancelled
   */
  EnsemblePrediction predict(
      int epochs,
      boolean networks,
      Function<int[], @Nullable Blend> others,
      TrainingContext context,
      LearningCurves curves)
      throws BackcastException {
    int[] folds = folds();
    // none is held out, so that no network is validated on rows that it has to predict
    TrainingData unseen = data.with(data.all(), new int[0]);
    List<EnsembleMemberTrainer> all = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int part = fold;
      int[] rest = data.rowsWhere(i -> folds[i] != part);
      for (int m = 0; networks && m < MEMBERS; m++) {
        all.add(
            new EnsembleMemberTrainer(
                TrainingStage.HOLD_OUT_ENSEMBLE,
                "part %s member %s".formatted(fold + 1, m + 1),
                manager,
                unseen,
                normalization,
                group,
                plan,
                seed * 1_000 + 700 + fold * MEMBERS + m,
                rest));
      }
    }
    EnsembleTrainer.train(all, epochs, TrainingStage.HOLD_OUT_ENSEMBLE, context, curves);
    float[][] mean = new float[data.rows()][];
    float[][] spread = new float[data.rows()][];
    for (int fold = 0; fold < FOLDS; fold++) {
      int part = fold;
      int[] rows = data.rowsWhere(i -> folds[i] == part);
      List<ResidualNetwork> nets =
          networks
              ? all.subList(fold * MEMBERS, (fold + 1) * MEMBERS).stream()
                  .map(EnsembleMemberTrainer::net)
                  .toList()
              : List.of();
      context.checkCancelled();
      Blend blend = others.apply(data.rowsWhere(i -> folds[i] != part));
      EnsemblePrediction predicted =
          new TrainedEnsemble(manager, normalization, nets, List.of(), blend, null)
              .predict(TrainingData.pick(data.f(), rows));
      for (int i = 0; i < rows.length; i++) {
        mean[rows[i]] = predicted.mean()[i];
        spread[rows[i]] = predicted.spread()[i];
      }
    }
    return new EnsemblePrediction(mean, spread);
  }

  /** The part of every row, {@code [rows]}; rows of one unit are in the same part. */
  private int[] folds() {
    Map<Integer, List<Integer>> designs = new LinkedHashMap<>();
    for (int i = 0; i < data.rows(); i++) {
      designs.computeIfAbsent(data.units()[i], key -> new ArrayList<>()).add(i);
    }
    int[] order = Randoms.permutation(designs.size(), Randoms.generator(seed * 1_000 + 699));
    int[] folds = new int[data.rows()];
    int design = 0;
    for (List<Integer> rows : designs.values()) {
      int fold = order[design++] % FOLDS;
      rows.forEach(i -> folds[i] = fold);
    }
    return folds;
  }
}
