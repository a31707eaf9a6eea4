package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import io.backcast.model.FlowKind;
import io.backcast.model.TrainingPlan;
import java.util.List;

/** An invertible network between scaled designs and latent points. */
public non-sealed interface InvertibleNetwork extends DesignGenerator {
  /** Whether it also predicts the properties instead of taking them as a condition. */
  boolean joint();

  /**
   * The negative log-likelihood of designs given their properties, mean over the batch.
   *
   * @param f scaled designs, {@code [n, dx]}
   * @param y scaled unclamped properties, {@code [n, dy]}
   * @param done share of the training that is done, 0 … 1
   */
  NDArray negativeLogLikelihood(TorchOps o, NDArray f, NDArray y, double done);

  @Override
  default NDArray loss(TorchOps o, NDArray f, NDArray y, double done) {
    return negativeLogLikelihood(o, f, y, done);
  }

  /**
   * {@code f [n, dx], y [n, dy] → z [n, latent], log_det [n]}; a joint network ignores {@code y}
   * and returns its own predicted {@code y [n, dy]} first.
   */
  <T> List<T> forward(Ops<T> o, T f, T y);

  /**
   * An untrained network.
   *
   * @param plan its kind and sizes
   */
  static InvertibleNetwork of(
      TrainingPlan.Backward plan, Parameters parameters, Normalization normalization, long seed) {
    FlowKind kind = plan.kind();
    Coupling coupling = Coupling.of(plan.coupling(), plan.splineBins());
    DesignChart chart = new DesignChart(normalization.space());
    int dx = chart.dimensions();
    int condition = normalization.conditionLength();
    InvertibleNetwork network =
        switch (kind == null ? FlowKind.CONDITIONAL : kind) {
          case CONDITIONAL ->
              new ConditionalFlow(
                  new CouplingFlow(
                      parameters,
                      coupling,
                      ConditionalFlow.width(dx),
                      condition,
                      plan.blocks(),
                      plan.width(),
                      seed),
                  normalization,
                  dx < ConditionalFlow.width(dx));
          case JOINT ->
              new JointFlow(
                  new CouplingFlow(parameters, coupling, dx, 0, plan.blocks(), plan.width(), seed),
                  normalization);
          case FLOW_MATCHING -> throw new IllegalArgumentException("no invertible network");
        };
    return normalization.space().relations().isEmpty()
        ? network
        : new ChartedNetwork(network, chart);
  }
}
