package io.backcast.train;

import io.backcast.model.TrainingPlan;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.FoldComparison;
import io.backcast.train.evaluate.ModelEvaluation;
import io.backcast.train.loop.TrainingStage;
import java.util.Locale;
import java.util.Objects;

/** How much each stage of a plan does on a table: steps of gradient descent, or designs. */
record ForecastWork(TrainingPlan plan, TrainingData data) {
  /** Targets times bounds that the report draws designs for, about, without those for variables. */
  private static final int REPORT_RUNS = 30;

  /** Predictions of the ensemble for each design that the report draws, refines and judges. */
  private static final int PREDICTIONS = 5;

  /** Designs that rejection sampling draws at most. */
  private static final int REJECTED = 6_000_000;

  /** Units of work of a stage, of all networks together. */
  double units(TrainingStage stage) {
    TrainingPlan.Ensemble e = plan.ensemble();
    return switch (stage) {
      case COMPARISON -> folds() * e.epochs() * stepsPerEpoch(rowsOfFold());
      case HOLD_OUT_ENSEMBLE ->
          (double) e.holdOutMembers() * e.epochs() * stepsPerEpoch(data.fit().length);
      case ENSEMBLE -> (double) e.members() * e.epochs() * stepsPerEpoch(data.rows());
      case SURROGATE_LABELS -> plan.surrogate().pool();
      case SURROGATE_DRAFT -> plan.surrogate().steps() / 3.0;
      case POOL_DESIGNS, POOL_LABELS -> plan.backward().pool();
      case SURROGATE -> plan.surrogate().steps();
      case BACKWARD -> plan.backward().steps();
      case FAST_GENERATOR -> Objects.requireNonNull(plan.fastGenerator()).steps();
      case REPORT -> 1;
    };
  }

  /** Designs that the report has the ensemble predict, about. */
  double judgedDesigns() {
    int variables = data.f()[0].length;
    return (REPORT_RUNS + 6.0 * Math.min(12, variables)) * ModelEvaluation.SAMPLES * PREDICTIONS;
  }

  /** Designs that the report has the surrogate predict. */
  double rejectedDesigns() {
    return REJECTED;
  }

  private double folds() {
    TrainingPlan.Stacking stacking = plan.ensemble().stacking();
    return stacking == null ? 0 : FoldComparison.parts(stacking.folds(), data.fit().length);
  }

  private int rowsOfFold() {
    TrainingPlan.Stacking stacking = plan.ensemble().stacking();
    int fit = data.fit().length;
    return stacking == null ? fit : fit - fit / stacking.folds();
  }

  private int stepsPerEpoch(int rows) {
    int batch = Math.min(plan.ensemble().suited(data.fit().length).batch(), rows);
    return (rows + batch - 1) / batch;
  }

  /** What a stage does, in words. */
  String text(TrainingStage stage) {
    TrainingPlan.Ensemble e = plan.ensemble();
    return switch (stage) {
      case COMPARISON ->
          count((int) folds(), "networks beside other predictors, ") + epochs(rowsOfFold());
      case HOLD_OUT_ENSEMBLE ->
          count(e.holdOutMembers(), "networks without ")
              + count(data.held().length, "held-out rows, at most ")
              + epochs(data.fit().length);
      case ENSEMBLE ->
          count(e.members(), "networks on ")
              + count(data.rows(), "rows, at most ")
              + epochs(data.rows());
      case SURROGATE_LABELS -> count(plan.surrogate().pool(), "designs");
      case SURROGATE_DRAFT -> count(plan.surrogate().steps() / 3, "steps");
      case POOL_DESIGNS, POOL_LABELS -> count(plan.backward().pool(), "designs");
      case SURROGATE -> count(plan.surrogate().steps(), "steps");
      case BACKWARD ->
          count(plan.backward().blocks(), "blocks, ") + count(plan.backward().steps(), "steps");
      case FAST_GENERATOR -> count(Objects.requireNonNull(plan.fastGenerator()).steps(), "steps");
      case REPORT -> count(ModelEvaluation.SAMPLES, "designs for each target, compared and drawn");
    };
  }

  private String epochs(int rows) {
    return count(plan.ensemble().epochs(), "epochs of ") + count(stepsPerEpoch(rows), "steps");
  }

  private static String count(int number, String of) {
    return String.format(Locale.ROOT, "%,d ", number) + of;
  }
}
