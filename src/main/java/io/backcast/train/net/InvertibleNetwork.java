package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import io.backcast.model.FlowKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invertible network between scaled designs and latent points. */
public interface InvertibleNetwork {
  /** Number of latent coordinates. */
  int latent();

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

  /** {@code z [n, latent], y [n, dy] → f [n, dx]}, scaled. */
  <T> T inverse(Ops<T> o, T z, T y);

  /**
   * {@code f [n, dx], y [n, dy] → z [n, latent], log_det [n]}; a joint network ignores {@code y}
   * and returns its own predicted {@code y [n, dy]} first.
   */
  <T> List<T> forward(Ops<T> o, T f, T y);

  /**
   * An untrained network.
   *
   * @param kind conditional if null
   * @param blocks couplings
   * @param width of their hidden layers
   */
  static InvertibleNetwork of(
      @Nullable FlowKind kind,
      Parameters parameters,
      Normalization normalization,
      int blocks,
      int width,
      long seed) {
    DesignChart chart = new DesignChart(normalization.space());
    int dx = chart.dimensions();
    int condition = normalization.conditionLength();
    InvertibleNetwork network =
        switch (kind == null ? FlowKind.CONDITIONAL : kind) {
          case CONDITIONAL ->
              new ConditionalFlow(
                  new CouplingFlow(
                      parameters, ConditionalFlow.width(dx), condition, blocks, width, seed),
                  normalization,
                  dx < ConditionalFlow.width(dx));
          case JOINT ->
              new JointFlow(
                  new CouplingFlow(parameters, dx, 0, blocks, width, seed), normalization);
        };
    return normalization.space().relations().isEmpty()
        ? network
        : new ChartedNetwork(network, chart);
  }
}
