package io.backcast.literature;

import io.backcast.model.CouplingKind;
import io.backcast.model.FlowKind;
import io.backcast.model.TrainingPlan;
import io.backcast.train.net.DesignGenerator;
import io.backcast.train.net.InvertibleNetwork;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.Parameters;

/** The program's conditional invertible networks, to be trained on rows alone. */
final class Flows {
  private Flows() {}

  /**
   * An untrained network.
   *
   * @param blocks couplings
   * @param width of their hidden layers
   */
  static FlowDensity of(
      CouplingKind coupling,
      int blocks,
      int width,
      Parameters parameters,
      Normalization normalization,
      long seed) {
    // the plan's other numbers are those of the distillation, which is not made here
    TrainingPlan.Backward plan =
        new TrainingPlan.Backward(blocks, width, 0, 0, 0, 0, 0, 1, 0, 0, null, coupling, null);
    return new FlowDensity(InvertibleNetwork.of(plan, parameters, normalization, seed));
  }

  /**
   * An untrained velocity of flow matching; it draws in eight steps of Heun's scheme.
   *
   * @param layers residual ones
   * @param width of them
   */
  static FlowDensity velocity(
      int layers, int width, Parameters parameters, Normalization normalization, long seed) {
    TrainingPlan.Backward plan =
        new TrainingPlan.Backward(
            layers, width, 0, 0, 0, 0, 0, 1, 0, 0, FlowKind.FLOW_MATCHING, null, null);
    return new FlowDensity(DesignGenerator.of(plan, parameters, normalization, seed));
  }
}
