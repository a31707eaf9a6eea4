package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.EnsembleSummary;
import io.backcast.model.ErrorCode;
import io.backcast.model.Integration;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.RowCheck;
import io.backcast.model.RowSource;
import io.backcast.model.Rows;
import io.backcast.sentence.Sentence;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A model folder in memory: the networks that the card names, run by ONNX Runtime. */
final class OnnxInverseModel implements InverseModel {
  private final ModelCard card;
  private final Map<NetworkRole, GraphRunner> graphs;
  private final List<GraphRunner> moreMembers;

  /**
   * A model of open networks.
   *
   * @param moreMembers further members of the ensemble, if it is kept in several files
   */
  OnnxInverseModel(
      ModelCard card, Map<NetworkRole, GraphRunner> graphs, List<GraphRunner> moreMembers) {
    this.card = card;
    this.graphs = new EnumMap<>(graphs);
    this.moreMembers = List.copyOf(moreMembers);
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public InverseModel with(ModelCard other) {
    return new OnnxInverseModel(other, graphs, moreMembers);
  }

  @Override
  public boolean has(NetworkRole role) {
    return graphs.containsKey(role);
  }

  @Override
  public float[] backward(int n, float[] z, float[] y) throws BackcastException {
    Integration integration = card.integration();
    return integration != null && has(NetworkRole.VELOCITY)
        ? new VelocityIntegrator(card.space(), integration, graph(NetworkRole.VELOCITY))
            .draw(n, z, y)
        : graph(NetworkRole.BACKWARD).run(n, latentAndTarget(z, y)).getFirst();
  }

  @Override
  public float[] fastBackward(int n, float[] z, float[] y) throws BackcastException {
    return has(NetworkRole.FAST_GENERATOR)
        ? graph(NetworkRole.FAST_GENERATOR).run(n, latentAndTarget(z, y)).getFirst()
        : backward(n, z, y);
  }

  @Override
  public float[] backward(int n, RowSource z, RowSource y, RowCheck check)
      throws BackcastException {
    return has(NetworkRole.BACKWARD)
        ? graph(NetworkRole.BACKWARD).run(n, latentAndTarget(z, y), check).getFirst()
        : InverseModel.super.backward(n, z, y, check);
  }

  /** A network without a latent takes the target alone. */
  private <T extends Object> List<T> latentAndTarget(T z, T y) {
    return card.latent() == 0 ? List.of(y) : List.of(z, y);
  }

  @Override
  public boolean joint() {
    GraphRunner forward = graphs.get(NetworkRole.FORWARD);
    return forward != null && forward.signature().inputs().size() == 1;
  }

  @Override
  public Latent forward(int n, float[] x, float[] y) throws BackcastException {
    GraphRunner graph = graph(NetworkRole.FORWARD);
    boolean joint = joint();
    List<float[]> out = graph.run(n, joint ? List.of(x) : List.of(x, y));
    int z = joint ? 1 : 0;
    return new Latent(out.get(z), out.size() > z + 1 ? out.get(z + 1) : notANumber(n));
  }

  private static float[] notANumber(int n) {
    float[] values = new float[n];
    Arrays.fill(values, Float.NaN);
    return values;
  }

  @Override
  public float[] predict(int n, float[] x) throws BackcastException {
    float[] all = graph(NetworkRole.PREDICT).run(n, List.of(x)).getFirst();
    for (GraphRunner member : moreMembers) {
      all = Rows.joined(all, member.run(n, List.of(x)).getFirst());
    }
    return all;
  }

  @Override
  public float[] audit(int n, float[] x) throws BackcastException {
    return graph(NetworkRole.AUDIT).run(n, List.of(x)).getFirst();
  }

  @Override
  public Gradient gradient(int n, float[] x) throws BackcastException {
    if (!has(NetworkRole.GRADIENT)) {
      return FiniteDifferences.gradient(this, n, x);
    }
    List<float[]> out = graph(NetworkRole.GRADIENT).run(n, List.of(x));
    return new Gradient(out.get(0), out.get(1));
  }

  @Override
  public float[] predictFast(int n, float[] x) throws BackcastException {
    if (has(NetworkRole.VALUE)) {
      return graph(NetworkRole.VALUE).run(n, List.of(x)).getFirst();
    }
    if (has(NetworkRole.GRADIENT)) {
      return gradient(n, x).y();
    }
    return has(NetworkRole.PREDICT) || !joint()
        ? EnsembleSummary.of(predict(n, x), n * card.space().dy()).mean()
        : graph(NetworkRole.FORWARD).run(n, List.of(x)).getFirst();
  }

  private GraphRunner graph(NetworkRole role) throws BackcastException {
    GraphRunner graph = graphs.get(role);
    if (graph == null) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("model.no-network", card.name(), role.key()));
    }
    return graph;
  }

  @Override
  public void close() {
    graphs.values().forEach(GraphRunner::close);
    moreMembers.forEach(GraphRunner::close);
  }
}
