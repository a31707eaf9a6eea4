package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import io.backcast.model.FlowKind;
import io.backcast.model.TrainingPlan;

/** A network that draws scaled designs for a target from standard normal latent points. */
public sealed interface DesignGenerator permits InvertibleNetwork, VelocityNetwork {
  /** Number of latent coordinates. */
  int latent();

  /**
   * What training makes small, mean over the batch.
   *
   * @param f scaled designs, {@code [n, dx]}
   * @param y scaled unclamped properties, {@code [n, dy]}
   * @param done share of the training that is done, 0 … 1
   */
  NDArray loss(TorchOps o, NDArray f, NDArray y, double done);

  /** {@code z [n, latent], y [n, dy] → f [n, dx]}, scaled. */
  <T> T inverse(Ops<T> o, T z, T y);

  /** An untrained network of a plan's kind and sizes. */
  static DesignGenerator of(
      TrainingPlan.Backward plan, Parameters parameters, Normalization normalization, long seed) {
    return plan.kind() == FlowKind.FLOW_MATCHING
        ? new VelocityNetwork(parameters, normalization, plan)
        : InvertibleNetwork.of(plan, parameters, normalization, seed);
  }
}
