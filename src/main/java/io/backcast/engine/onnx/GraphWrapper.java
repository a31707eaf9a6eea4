package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts new inputs and outputs around a network: float32, free batch, physical units. The network
 * inside stays as it is.
 */
public final class GraphWrapper {
  private final ModelProto original;
  private final GraphProto.Builder graph;
  private final List<NodeProto> before = new ArrayList<>();
  private final List<NodeProto> after = new ArrayList<>();
  private final List<ValueInfoProto> inputs = new ArrayList<>();
  private final List<ValueInfoProto> outputs = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private int made;

  public GraphWrapper(ModelProto network) {
    this.original = SinglePrecision.of(network);
    this.graph = original.getGraph().toBuilder();
    for (NodeProto node : graph.getNodeList()) {
      taken.addAll(node.getInputList());
      taken.addAll(node.getOutputList());
    }
    graph.getInputList().forEach(i -> taken.add(i.getName()));
    graph.getInitializerList().forEach(t -> taken.add(t.getName()));
  }

  /**
   * A new input {@code [n, d]} in physical units.
   *
   * @param scale offset and factor, {@code [2][d]}
   * @return the edge with the network's numbers
   */
  public String input(String name, double[][] scale) {
    String edge = free(name);
    int d = scale[0].length;
    inputs.add(OnnxNodes.floatPort(edge, "n", Integer.toString(d)));
    double[] inverse = new double[d];
    double[] shift = new double[d];
    for (int i = 0; i < d; i++) {
      inverse[i] = 1 / scale[1][i];
      shift[i] = -scale[0][i];
    }
    return affineBefore(edge, shift, inverse);
  }

  /** {@code (edge + shift) · factor}; the edge itself where that changes nothing. */
  private String affineBefore(String edge, double[] shift, double[] factor) {
    String value = edge;
    if (anyOther(shift, 0)) {
      value = node(before, "Add", value, row(shift));
    }
    return anyOther(factor, 1) ? node(before, "Mul", value, row(factor)) : value;
  }

  /** Two edges side by side. */
  public String join(String first, String second) {
    String out = fresh();
    before.add(
        OnnxNodes.node(
            "Concat",
            "backcast/" + out,
            List.of(first, second),
            out,
            OnnxNodes.attribute("axis", 1)));
    return out;
  }

  /** Feeds one of the network's own inputs. */
  public void feed(String networkInput, String edge) {
    before.add(identity(edge, networkInput));
  }

  /**
   * A new output {@code [n, d]} in physical units, from one of the network's own.
   *
   * @param scale offset and factor, {@code [2][d]}
   */
  public void output(String name, String networkOutput, double[][] scale) {
    String value = networkOutput;
    if (anyOther(scale[1], 1)) {
      value = node(after, "Mul", value, row(scale[1]));
    }
    if (anyOther(scale[0], 0)) {
      value = node(after, "Add", value, row(scale[0]));
    }
    String edge = free(name);
    after.add(identity(value, edge));
    outputs.add(OnnxNodes.floatPort(edge, "n", Integer.toString(scale[0].length)));
  }

  /** A new output {@code [n, any]} with the network's own numbers. */
  public void output(String name, String networkOutput) {
    output(name, networkOutput, new double[][] {{}, {}});
    outputs.set(outputs.size() - 1, OnnxNodes.floatPort(outputs.getLast().getName(), "n", "d"));
  }

  /** The network with its new ends. */
  public ModelProto build(Map<String, String> metadata) {
    Set<String> stored =
        graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    List<NodeProto> nodes = new ArrayList<>(before);
    nodes.addAll(graph.getNodeList());
    nodes.addAll(after);
    // old formats list weights as inputs; shapes noted inside may tell of a fixed batch
    List<ValueInfoProto> kept =
        graph.getInputList().stream().filter(i -> stored.contains(i.getName())).toList();
    graph
        .clearInput()
        .addAllInput(inputs)
        .addAllInput(original.getIrVersion() < 4 ? kept : List.of())
        .clearOutput()
        .addAllOutput(outputs)
        .clearValueInfo()
        .clearNode()
        .addAllNode(nodes);
    ModelProto.Builder model = original.toBuilder().setGraph(graph);
    metadata.forEach(
        (k, v) ->
            model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(k).setValue(v)));
    return model.build();
  }

  private static boolean anyOther(double[] values, double than) {
    for (double value : values) {
      if (value != than) {
        return true;
      }
    }
    return false;
  }

  private static NodeProto identity(String from, String to) {
    return OnnxNodes.node("Identity", "backcast/" + to, List.of(from), to);
  }

  private String node(List<NodeProto> where, String type, String a, String b) {
    String out = fresh();
    where.add(OnnxNodes.node(type, "backcast/" + out, List.of(a, b), out));
    return out;
  }

  private String row(double[] values) {
    String name = fresh();
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    graph.addInitializer(OnnxNodes.floats(name, floats, 1, floats.length));
    if (original.getIrVersion() < 4) {
      graph.addInput(OnnxNodes.floatPort(name, "1", Integer.toString(floats.length)));
    }
    return name;
  }

  private String fresh() {
    return free("backcast_" + made++);
  }

  private String free(String wanted) {
    String name = wanted;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }
}
