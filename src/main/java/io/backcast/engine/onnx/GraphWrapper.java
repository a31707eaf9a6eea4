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
 * Adds new inputs and outputs to a network: float32, with a free batch size, in physical units. The
 * network inside stays unchanged.
 */
public final class GraphWrapper {
  private final ModelProto original;
  private final GraphProto.Builder graph;
  private final List<NodeProto> prologue = new ArrayList<>();
  private final List<NodeProto> epilogue = new ArrayList<>();
  private final List<ValueInfoProto> inputs = new ArrayList<>();
  private final List<ValueInfoProto> outputs = new ArrayList<>();
  private final Set<String> usedNames = new HashSet<>();
  private int nameCount;

  public GraphWrapper(ModelProto network) {
    this.original = SinglePrecision.of(network);
    this.graph = original.getGraph().toBuilder();
    for (NodeProto node : graph.getNodeList()) {
      usedNames.addAll(node.getInputList());
      usedNames.addAll(node.getOutputList());
    }
    graph.getInputList().forEach(i -> usedNames.add(i.getName()));
    graph.getInitializerList().forEach(t -> usedNames.add(t.getName()));
  }

  /**
   * A new input {@code [n, d]} in physical units.
   *
   * @param scale offset and factor, {@code [2][d]}
   * @return name of the edge that carries the scaled numbers
   */
  public String input(String name, double[][] scale) {
    String edge = uniqueName(name);
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

  /** {@code (edge + shift) · factor}; the edge itself if that is the identity. */
  private String affineBefore(String edge, double[] shift, double[] factor) {
    String value = edge;
    if (anyDiffers(shift, 0)) {
      value = node(prologue, "Add", value, constantRow(shift));
    }
    return anyDiffers(factor, 1) ? node(prologue, "Mul", value, constantRow(factor)) : value;
  }

  /** Concatenates two edges along the columns. */
  public String join(String first, String second) {
    String out = newName();
    prologue.add(
        OnnxNodes.node(
            "Concat",
            "backcast/" + out,
            List.of(first, second),
            out,
            OnnxNodes.attribute("axis", 1)));
    return out;
  }

  /** Connects an edge to one of the network's own inputs. */
  public void connect(String networkInput, String edge) {
    prologue.add(identity(edge, networkInput));
  }

  /**
   * A new output {@code [n, d]} in physical units, from one of the network's own outputs.
   *
   * @param scale offset and factor, {@code [2][d]}
   */
  public void output(String name, String networkOutput, double[][] scale) {
    String value = networkOutput;
    if (anyDiffers(scale[1], 1)) {
      value = node(epilogue, "Mul", value, constantRow(scale[1]));
    }
    if (anyDiffers(scale[0], 0)) {
      value = node(epilogue, "Add", value, constantRow(scale[0]));
    }
    String edge = uniqueName(name);
    epilogue.add(identity(value, edge));
    outputs.add(OnnxNodes.floatPort(edge, "n", Integer.toString(scale[0].length)));
  }

  /** A new output {@code [n, any]} without scaling. */
  public void output(String name, String networkOutput) {
    output(name, networkOutput, new double[][] {{}, {}});
    outputs.set(outputs.size() - 1, OnnxNodes.floatPort(outputs.getLast().getName(), "n", "d"));
  }

  /** The network with its new inputs and outputs. */
  public ModelProto build(Map<String, String> metadata) {
    Set<String> stored =
        graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    List<NodeProto> nodes = new ArrayList<>(prologue);
    nodes.addAll(graph.getNodeList());
    nodes.addAll(epilogue);
    // old formats list weights as inputs; stored shapes of inner edges may fix the batch size
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

  private static boolean anyDiffers(double[] values, double than) {
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
    String out = newName();
    where.add(OnnxNodes.node(type, "backcast/" + out, List.of(a, b), out));
    return out;
  }

  private String constantRow(double[] values) {
    String name = newName();
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

  private String newName() {
    return uniqueName("backcast_" + nameCount++);
  }

  private String uniqueName(String wanted) {
    String name = wanted;
    while (!usedNames.add(name)) {
      name += "_";
    }
    return name;
  }
}
