package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.EnsembleSummary;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A loaded model folder: the networks that the card names, run by ONNX Runtime. */
final class OnnxInverseModel implements InverseModel {
  private final ModelCard card;
  private final Map<Role, OnnxGraph> graphs;

  OnnxInverseModel(ModelCard card, Map<Role, OnnxGraph> graphs) {
    this.card = card;
    this.graphs = new EnumMap<>(graphs);
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public boolean has(Role role) {
    return graphs.containsKey(role);
  }

  @Override
  public float[] backward(int n, float[] z, float[] y) throws BackcastException {
    return graph(Role.BACKWARD).run(n, List.of(z, y)).getFirst();
  }

  @Override
  public float[] sketch(int n, float[] z, float[] y) throws BackcastException {
    return graph(has(Role.SKETCH) ? Role.SKETCH : Role.BACKWARD).run(n, List.of(z, y)).getFirst();
  }

  @Override
  public boolean joint() {
    OnnxGraph forward = graphs.get(Role.FORWARD);
    return forward != null && forward.signature().inputs().size() == 1;
  }

  @Override
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

  @Override
  public float[] predict(int n, float[] x) throws BackcastException {
    return graph(Role.PREDICT).run(n, List.of(x)).getFirst();
  }

  @Override
  public Slope gradient(int n, float[] x) throws BackcastException {
    if (!has(Role.GRADIENT)) {
      return FiniteDifferences.slope(this, n, x);
    }
    List<float[]> out = graph(Role.GRADIENT).run(n, List.of(x));
    return new Slope(out.get(0), out.get(1));
  }

  @Override
  public float[] value(int n, float[] x) throws BackcastException {
    if (has(Role.VALUE)) {
      return graph(Role.VALUE).run(n, List.of(x)).getFirst();
    }
    if (has(Role.GRADIENT)) {
      return gradient(n, x).y();
    }
    return has(Role.PREDICT) || !joint()
        ? EnsembleSummary.of(predict(n, x), n * card.space().dy()).mean()
        : graph(Role.FORWARD).run(n, List.of(x)).getFirst();
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
