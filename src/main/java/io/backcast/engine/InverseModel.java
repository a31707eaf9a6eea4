package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A loaded model folder: batched calls on flat row-major arrays in physical units. Close it to free
 * its native memory.
 */
public final class InverseModel implements AutoCloseable {
  private final ModelCard card;
  private final Map<Role, OnnxGraph> graphs;

  /**
   * Where designs come from.
   *
   * @param z latent, {@code [n, dz]}
   * @param logDet log-determinant of design to latent in scaled coordinates, {@code [n]}
   */
  public record Latent(float[] z, float[] logDet) {}

  /**
   * A stand-in prediction and its slope.
   *
   * @param y signed, {@code [n, dy]}
   * @param slope {@code [n, dy, dx]}
   */
  public record Slope(float[] y, float[] slope) {}

  InverseModel(ModelCard card, Map<Role, OnnxGraph> graphs) {
    this.card = card;
    this.graphs = new EnumMap<>(graphs);
  }

  public ModelCard card() {
    return card;
  }

  public boolean has(Role role) {
    return graphs.containsKey(role);
  }

  /** {@code z [n, dz], y [n, dy] → x [n, dx]}. */
  public float[] backward(int n, float[] z, float[] y) throws BackcastException {
    return graph(Role.BACKWARD).run(n, List.of(z, y)).getFirst();
  }

  /** {@code x [n, dx], y [n, dy] → z, log_det}. */
  public Latent forward(int n, float[] x, float[] y) throws BackcastException {
    List<float[]> out = graph(Role.FORWARD).run(n, List.of(x, y));
    return new Latent(out.get(0), out.get(1));
  }

  /** {@code x [n, dx] → y [m, n, dy]}, signed, one block for each of m ensemble members. */
  public float[] predict(int n, float[] x) throws BackcastException {
    return graph(Role.PREDICT).run(n, List.of(x)).getFirst();
  }

  /** {@code x [n, dx] → y, dy_dx} of the stand-in. */
  public Slope gradient(int n, float[] x) throws BackcastException {
    List<float[]> out = graph(Role.GRADIENT).run(n, List.of(x));
    return new Slope(out.get(0), out.get(1));
  }

  /** {@code x [n, dx] → y [n, dy]} of the stand-in, signed. */
  public float[] value(int n, float[] x) throws BackcastException {
    return has(Role.VALUE) ? graph(Role.VALUE).run(n, List.of(x)).getFirst() : gradient(n, x).y();
  }

  private OnnxGraph graph(Role role) throws BackcastException {
    OnnxGraph graph = graphs.get(role);
    if (graph == null) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "The model %s has no %s network, which this needs. Choose a model that has one."
              .formatted(card.name(), role.name().toLowerCase(java.util.Locale.ROOT)));
    }
    return graph;
  }

  @Override
  public void close() {
    graphs.values().forEach(OnnxGraph::close);
  }
}
