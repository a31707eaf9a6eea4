package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an output of a network is computed from. */
public final class GraphAncestry {
  private static final Set<String> PASSING =
      Set.of("Identity", "Cast", "Reshape", "Squeeze", "Unsqueeze", "Flatten", "Transpose");

  private final ModelProto model;
  private final Map<String, NodeProto> makers = new HashMap<>();

  public GraphAncestry(ModelProto model) {
    this.model = model;
    for (NodeProto node : model.getGraph().getNodeList()) {
      node.getOutputList().forEach(o -> makers.put(o, node));
    }
  }

  /** The node that computes an edge; the default instance for an input or a weight. */
  NodeProto maker(String edge) {
    return makers.getOrDefault(edge, NodeProto.getDefaultInstance());
  }

  /** The operator that computes an edge, behind those that only rename or reshape. */
  public String lastOperator(String edge) {
    NodeProto node = maker(edge);
    for (int i = 0; i < 20 && PASSING.contains(node.getOpType()) && node.getInputCount() > 0; i++) {
      node = maker(node.getInput(0));
    }
    return node.getOpType();
  }

  /** Names of all edges, weights and inputs that an edge depends on, itself included. */
  public Set<String> edges(String edge) {
    return edges(edge, "");
  }

  /** As {@link #edges(String)}, without going through one of the edges. */
  private Set<String> edges(String edge, String without) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(edge));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (!next.equals(without) && seen.add(next)) {
        // the body of a loop reads edges outside it by name
        GraphParts.withInner(maker(next))
            .flatMap(n -> n.getInputList().stream())
            .forEach(open::push);
      }
    }
    return seen;
  }

  /** The nodes that an edge depends on, and those inside them, in the order of the graph. */
  List<NodeProto> nodes(String edge) {
    Set<String> edges = edges(edge);
    Set<NodeProto> found = new LinkedHashSet<>();
    for (NodeProto node : model.getGraph().getNodeList()) {
      if (node.getOutputList().stream().anyMatch(edges::contains)) {
        GraphParts.withInner(node).forEach(found::add);
      }
    }
    Set<String> called = new HashSet<>();
    found.forEach(n -> called.add(n.getOpType()));
    model.getFunctionsList().stream()
        .filter(f -> called.contains(f.getName()))
        .flatMap(f -> f.getNodeList().stream())
        .flatMap(GraphParts::withInner)
        .forEach(found::add);
    return List.copyOf(found);
  }

  /**
   * Width of the narrowest layer that everything between an input and an output passes through; the
   * largest int if there is none.
   */
  public int bottleneck(String input, String output) {
    Map<String, TensorProto> weights = new HashMap<>();
    model.getGraph().getInitializerList().forEach(t -> weights.put(t.getName(), t));
    Set<String> between = edges(output);
    int narrowest = Integer.MAX_VALUE;
    for (NodeProto node : model.getGraph().getNodeList()) {
      boolean layer = node.getOpType().equals("Gemm") || node.getOpType().equals("MatMul");
      if (!layer || node.getInputCount() < 2 || !between.contains(node.getOutput(0))) {
        continue;
      }
      TensorProto weight = weights.get(node.getInput(1));
      if (weight == null || weight.getDimsCount() != 2) {
        continue;
      }
      boolean transposed =
          node.getAttributeList().stream()
              .anyMatch(a -> a.getName().equals("transB") && a.getI() == 1);
      long width = weight.getDims(transposed ? 0 : 1);
      if (width < narrowest && !edges(output, node.getOutput(0)).contains(input)) {
        narrowest = (int) width;
      }
    }
    return narrowest;
  }
}
