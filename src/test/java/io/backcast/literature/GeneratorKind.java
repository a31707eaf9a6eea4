package io.backcast.literature;

import io.backcast.model.CouplingKind;
import io.backcast.model.FlowKind;
import io.backcast.model.TrainingPlan;

/** Generators that are trained on the same labels, in about the same time. */
enum GeneratorKind {
  /** What the presets train. */
  SPLINES("splines", "model") {
    @Override
    TrainingPlan.Backward plan(TrainingPlan.Backward preset) {
      return preset;
    }
  },
  /**
   * Steps of a velocity take a fifth of the time of those of splines, so it gets four times as
   * many.
   */
  VELOCITY("flow matching", "velocity-model") {
    @Override
    TrainingPlan.Backward plan(TrainingPlan.Backward preset) {
      return new TrainingPlan.Backward(
          VELOCITY_LAYERS,
          VELOCITY_WIDTH,
          preset.pool(),
          VELOCITY_STEPS * preset.steps(),
          preset.batch(),
          preset.rate(),
          preset.massShare(),
          preset.roundTripFrom(),
          0,
          0,
          FlowKind.FLOW_MATCHING);
    }
  },
  /** As the presets had them before splines. */
  AFFINE("affine couplings", "affine-model") {
    @Override
    TrainingPlan.Backward plan(TrainingPlan.Backward preset) {
      return new TrainingPlan.Backward(
          AFFINE_BLOCKS,
          preset.width(),
          preset.pool(),
          preset.steps(),
          preset.batch(),
          preset.rate(),
          preset.massShare(),
          preset.roundTripFrom(),
          1,
          0,
          FlowKind.CONDITIONAL,
          CouplingKind.AFFINE,
          null);
    }
  };

  private static final int VELOCITY_LAYERS = 3;
  private static final int VELOCITY_WIDTH = 96;
  private static final int VELOCITY_STEPS = 4;
  private static final int AFFINE_BLOCKS = 6;

  private final String label;
  private final String folder;

  GeneratorKind(String label, String folder) {
    this.label = label;
    this.folder = folder;
  }

  String label() {
    return label;
  }

  /** Name of the model's folder. */
  String folder(String problem) {
    return problem + "-" + folder;
  }

  /** The plan of this kind beside a preset's. */
  abstract TrainingPlan.Backward plan(TrainingPlan.Backward preset);

  /** A plan with this kind; others than the preset's own have no sketch, which is not measured. */
  TrainingPlan of(TrainingPlan preset) {
    return this == SPLINES
        ? preset
        : new TrainingPlan(
            preset.validation(),
            preset.ensemble(),
            preset.surrogate(),
            plan(preset.backward()),
            null);
  }
}
