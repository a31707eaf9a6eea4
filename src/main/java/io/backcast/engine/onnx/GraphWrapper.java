package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
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
      value = before("Add", List.of(value, row(shift)));
    }
    return anyDiffers(factor, 1) ? before("Mul", List.of(value, row(factor))) : value;
  }

  /** An operation before the network; the name of its result. */
  public String before(String type, List<String> from, AttributeProto... attributes) {
    return node(prologue, type, from, attributes);
  }

  /** An operation after the network; the name of its result. */
  public String after(String type, List<String> from, AttributeProto... attributes) {
    return node(epilogue, type, from, attributes);
  }

  /** A float constant, row-major; a scalar if no shape is given. */
  public String floats(double[] values, long... shape) {
    String name = newName();
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return store(OnnxNodes.floats(name, floats, shape));
  }

  /** A constant list of whole numbers, such as a shape. */
  public String longs(long... values) {
    return store(OnnxNodes.longs(newName(), values));
  }

  private String store(TensorProto constant) {
    graph.addInitializer(constant);
    if (original.getIrVersion() < 4) {
      // old formats list every constant as an input
      TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder();
      type.setElemType(constant.getDataType());
      constant
          .getDimsList()
          .forEach(d -> type.getShapeBuilder().addDimBuilder().setDimValue(d.longValue()));
      graph.addInput(
          ValueInfoProto.newBuilder()
              .setName(constant.getName())
              .setType(TypeProto.newBuilder().setTensorType(type)));
    }
    return constant.getName();
  }

  /** Number of new inputs so far. */
  public int inputCount() {
    return inputs.size();
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
    plainOutput(name, scaled(networkOutput, scale), "n", Integer.toString(scale[0].length));
  }

  /**
   * An edge in physical units, along its last axis.
   *
   * @param scale offset and factor, {@code [2][d]}
   */
  public String scaled(String edge, double[][] scale) {
    String value = edge;
    if (anyDiffers(scale[1], 1)) {
      value = after("Mul", List.of(value, row(scale[1])));
    }
    return anyDiffers(scale[0], 0) ? after("Add", List.of(value, row(scale[0]))) : value;
  }

  /**
   * A new output as it is.
   *
   * @param shape lengths; one that is not a number is the name of a free length
   */
  public void plainOutput(String name, String value, String... shape) {
    String edge = uniqueName(name);
    epilogue.add(identity(value, edge));
    outputs.add(OnnxNodes.floatPort(edge, shape));
  }

  /** A new output {@code [n, any]} without scaling. */
  public void output(String name, String networkOutput) {
    plainOutput(name, networkOutput, "n", "d");
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

  private String node(
      List<NodeProto> where, String type, List<String> from, AttributeProto... attributes) {
    String out = newName();
    where.add(OnnxNodes.node(type, "backcast/" + out, from, out, attributes));
    return out;
  }

  private String row(double[] values) {
    return floats(values, 1, values.length);
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
