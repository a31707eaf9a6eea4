package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Role;
import java.util.Arrays;
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

  /** Step of finite differences, in half-ranges. */
  private static final float STEP = 2e-3f;

  /**
   * Where designs come from.
   *
   * @param z latent, {@code [n, dz]}
   * @param logDet log-determinant of design to latent in scaled coordinates, {@code [n]}; NaN where
   *     the network does not say
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

  /** The same, nearly and faster, where the model has a network for that. */
  public float[] sketch(int n, float[] z, float[] y) throws BackcastException {
    return graph(has(Role.SKETCH) ? Role.SKETCH : Role.BACKWARD).run(n, List.of(z, y)).getFirst();
  }

  /** Whether the forward network is a joint one, which predicts: {@code x → y, z}. */
  public boolean joint() {
    OnnxGraph forward = graphs.get(Role.FORWARD);
    return forward != null && forward.signature().inputs().size() == 1;
  }

  /** Whether anything here predicts a property. */
  public boolean predicts() {
    return has(Role.VALUE) || has(Role.GRADIENT) || has(Role.PREDICT) || joint();
  }

  /** {@code x [n, dx], y [n, dy] → z, log_det}; a joint network needs no {@code y}. */
  public Latent forward(int n, float[] x, float[] y) throws BackcastException {
    OnnxGraph graph = graph(Role.FORWARD);
    boolean joint = joint();
    List<float[]> out = graph.run(n, joint ? List.of(x) : List.of(x, y));
    int z = joint ? 1 : 0;
    return new Latent(out.get(z), out.size() > z + 1 ? out.get(z + 1) : unknown(n));
  }

  private static float[] unknown(int n) {
    float[] values = new float[n];
    Arrays.fill(values, Float.NaN);
    return values;
  }

  /** {@code x [n, dx] → y [m, n, dy]}, signed, one block for each of m ensemble members. */
  public float[] predict(int n, float[] x) throws BackcastException {
    return graph(Role.PREDICT).run(n, List.of(x)).getFirst();
  }

  /** {@code x [n, dx] → y, dy_dx} of the stand-in; finite differences where it has no slope. */
  public Slope gradient(int n, float[] x) throws BackcastException {
    if (!has(Role.GRADIENT)) {
      return differences(n, x);
    }
    List<float[]> out = graph(Role.GRADIENT).run(n, List.of(x));
    return new Slope(out.get(0), out.get(1));
  }

  /** {@code x [n, dx] → y [n, dy]}, signed, of the fastest network that predicts. */
  public float[] value(int n, float[] x) throws BackcastException {
    if (has(Role.VALUE)) {
      return graph(Role.VALUE).run(n, List.of(x)).getFirst();
    }
    if (has(Role.GRADIENT)) {
      return gradient(n, x).y();
    }
    return has(Role.PREDICT) || !joint()
        ? mean(n, predict(n, x))
        : graph(Role.FORWARD).run(n, List.of(x)).getFirst();
  }

  private float[] mean(int n, float[] members) {
    float[] mean = new float[n * card.space().dy()];
    int m = n == 0 ? 0 : members.length / mean.length;
    for (int i = 0; i < members.length; i++) {
      mean[i % mean.length] += members[i] / m;
    }
    return mean;
  }

  /** Central differences, all in one call. */
  private Slope differences(int n, float[] x) throws BackcastException {
    int dx = card.space().dx();
    int dy = card.space().dy();
    float[] moved = new float[2 * dx * x.length];
    for (int j = 0; j < dx; j++) {
      float step = STEP * (float) card.space().variables().get(j).halfRange();
      for (int side = 0; side < 2; side++) {
        int at = (2 * j + side) * x.length;
        System.arraycopy(x, 0, moved, at, x.length);
        for (int i = 0; i < n; i++) {
          moved[at + i * dx + j] += side == 0 ? -step : step;
        }
      }
    }
    float[] y = value(2 * dx * n, moved);
    float[] slope = new float[n * dy * dx];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < dx; j++) {
        double both = 2 * STEP * card.space().variables().get(j).halfRange();
        for (int k = 0; k < dy; k++) {
          float below = y[(2 * j * n + i) * dy + k];
          float above = y[((2 * j + 1) * n + i) * dy + k];
          slope[(i * dy + k) * dx + j] = (float) ((above - below) / both);
        }
      }
    }
    return new Slope(value(n, x), slope);
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
