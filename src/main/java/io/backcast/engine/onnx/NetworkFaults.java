package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.backcast.model.Printable;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a network, on the way to one of its outputs, that make its designs random, dependent on
 * each other or not finite.
 */
public final class NetworkFaults {
  private static final Set<String> RANDOM =
      Set.of(
          "RandomNormal",
          "RandomNormalLike",
          "RandomUniform",
          "RandomUniformLike",
          "Multinomial",
          "Bernoulli");

  private final ModelProto model;
  private final List<NodeProto> nodes;
  private final Set<String> edges;

  /**
   * Looks at what an output is computed from.
   *
   * @param model with all its weights
   */
  public NetworkFaults(ModelProto model, String output) {
    this.model = model;
    GraphAncestry ancestry = new GraphAncestry(model);
    nodes = ancestry.nodes(output);
    edges = ancestry.edges(output);
  }

  /** Nodes that draw random numbers, as in {@code RandomNormalLike “/eps”}. */
  public List<String> randomNodes() {
    return named(n -> RANDOM.contains(n.getOpType()));
  }

  /** Dropout nodes that drop. */
  public List<String> trainingDropouts() {
    Map<String, TensorProto> constants = constants();
    return named(
        n ->
            n.getOpType().equals("Dropout")
                && n.getInputCount() > 2
                && !n.getInput(2).isEmpty()
                && isTrue(constants.get(n.getInput(2))));
  }

  /** Normalizations by the mean and deviation of the batch. */
  public List<String> trainingNormalizations() {
    return named(
        n ->
            n.getOpType().equals("BatchNormalization")
                && (flag(n, "training_mode") || n.getOutputCount() > 3));
  }

  private static boolean flag(NodeProto node, String name) {
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.getName().equals(name)) {
        return attribute.getI() != 0;
      }
    }
    return false;
  }

  /** Whether a constant is true; what is not constant may be. */
  private static boolean isTrue(@Nullable TensorProto tensor) {
    if (tensor == null) {
      return true;
    }
    return tensor.hasRawData()
        ? !tensor.getRawData().isEmpty() && tensor.getRawData().byteAt(0) != 0
        : tensor.getInt32DataCount() > 0 && tensor.getInt32Data(0) != 0;
  }

  private Map<String, TensorProto> constants() {
    Map<String, TensorProto> constants = new HashMap<>();
    model.getGraph().getInitializerList().forEach(t -> constants.put(t.getName(), t));
    for (NodeProto node : model.getGraph().getNodeList()) {
      if (node.getOpType().equals("Constant")) {
        node.getAttributeList().stream()
            .filter(AttributeProto::hasT)
            .forEach(a -> constants.put(node.getOutput(0), a.getT()));
      }
    }
    return constants;
  }

  private List<String> named(Predicate<NodeProto> which) {
    return nodes.stream().filter(which).map(NetworkFaults::name).distinct().toList();
  }

  /** A node as users find it in a graph viewer. */
  static String name(NodeProto node) {
    String name =
        node.getName().isEmpty() ? String.join(", ", node.getOutputList()) : node.getName();
    return "%s “%s”".formatted(node.getOpType(), Printable.line(name));
  }

  /** Stored weights that hold NaN, as in {@code “net.0.weight” (12 of 128 numbers)}. */
  public List<Sentence> weightsWithNaN() {
    List<Sentence> found = new ArrayList<>();
    for (TensorProto tensor : reached()) {
      WeightCount count = WeightCount.of(tensor);
      if (count.nan() > 0) {
        found.add(
            Sentence.of(
                "onnx.nan-weights", Printable.line(tensor.getName()), count.nan(), count.all()));
      }
    }
    return found;
  }

  /** Stored weights that hold an infinity. */
  public List<Sentence> weightsWithInfinity() {
    List<Sentence> found = new ArrayList<>();
    for (TensorProto tensor : reached()) {
      WeightCount count = WeightCount.of(tensor);
      if (count.infinite() > 0) {
        found.add(
            Sentence.of(
                "onnx.infinite-weights",
                Printable.line(tensor.getName()),
                count.infinite(),
                count.all()));
      }
    }
    return found;
  }

  private List<TensorProto> reached() {
    List<TensorProto> found = new ArrayList<>();
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      if (edges.contains(tensor.getName())) {
        found.add(tensor);
      }
    }
    for (NodeProto node : nodes) {
      for (AttributeProto attribute : node.getAttributeList()) {
        if (attribute.hasT()) {
          TensorProto tensor = attribute.getT();
          found.add(
              tensor.getName().isEmpty() && node.getOutputCount() > 0
                  ? tensor.toBuilder().setName(node.getOutput(0)).build()
                  : tensor);
        }
        GraphParts.subgraphs(attribute).forEach(g -> found.addAll(g.getInitializerList()));
      }
    }
    return found;
  }
}
