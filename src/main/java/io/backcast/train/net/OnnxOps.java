package io.backcast.train.net;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.backcast.engine.onnx.OnnxNodes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Traces a network into an ONNX graph; values are names of edges. */
public final class OnnxOps implements Ops<String> {
  /** Supported by ONNX Runtime 1.12 and later. */
  private static final int OPSET = 17;

  private static final int IR_VERSION = 8;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("backcast");
  private final Set<String> parameters = new HashSet<>();
  private int edges;

  /** Declares an input of float32; a length of −1 is the dynamic batch {@code n}. */
  public String input(String name, long... shape) {
    graph.addInput(info(name, shape));
    return name;
  }

  /** Declares an output. */
  public void output(String name, String value, long... shape) {
    graph.addNode(OnnxNodes.node("Identity", "output_" + name, List.of(value), name));
    graph.addOutput(info(name, shape));
  }

  /** The finished model as bytes of an ONNX file. */
  public byte[] build(Map<String, String> metadata) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("backcast")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph);
    if (graph.getNodeList().stream().anyMatch(n -> n.getDomain().equals(OnnxTrees.DOMAIN))) {
      model.addOpsetImport(
          OperatorSetIdProto.newBuilder()
              .setDomain(OnnxTrees.DOMAIN)
              .setVersion(OnnxTrees.VERSION));
    }
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }

  @Override
  public String parameter(Parameter parameter) {
    return initializer(parameter.name(), parameter.values(), parameter.array().getShape());
  }

  @Override
  public String transposed(Parameter parameter) {
    try (var swapped = parameter.array().swapAxes(-1, -2)) {
      return initializer(parameter.name() + "_t", Parameter.values(swapped), swapped.getShape());
    }
  }

  private String initializer(String name, float[] values, Shape shape) {
    if (parameters.add(name)) {
      graph.addInitializer(OnnxNodes.floats(name, values, shape.getShape()));
    }
    return name;
  }

  @Override
  public String constant(float[] values, long... shape) {
    String name = edge();
    graph.addInitializer(OnnxNodes.floats(name, values, shape));
    return name;
  }

  @Override
  public String wideConstant(double[] values, long... shape) {
    String name = edge();
    graph.addInitializer(OnnxNodes.doubles(name, values, shape));
    return name;
  }

  @Override
  public String wide(String a) {
    return cast(a, TensorProto.DataType.DOUBLE_VALUE);
  }

  @Override
  public String single(String a) {
    return cast(a, TensorProto.DataType.FLOAT_VALUE);
  }

  private String cast(String a, int type) {
    return node("Cast", List.of(a), OnnxNodes.attribute("to", type));
  }

  @Override
  public String matMul(String a, String b) {
    return node("MatMul", List.of(a, b));
  }

  @Override
  public String add(String a, String b) {
    return node("Add", List.of(a, b));
  }

  @Override
  public String sub(String a, String b) {
    return node("Sub", List.of(a, b));
  }

  @Override
  public String mul(String a, String b) {
    return node("Mul", List.of(a, b));
  }

  @Override
  public String div(String a, String b) {
    return node("Div", List.of(a, b));
  }

  @Override
  public String exp(String a) {
    return node("Exp", List.of(a));
  }

  @Override
  public String log(String a) {
    return node("Log", List.of(a));
  }

  @Override
  public String sqrt(String a) {
    return node("Sqrt", List.of(a));
  }

  @Override
  public String tanh(String a) {
    return node("Tanh", List.of(a));
  }

  @Override
  public String sigmoid(String a) {
    return node("Sigmoid", List.of(a));
  }

  @Override
  public String sin(String a) {
    return node("Sin", List.of(a));
  }

  @Override
  public String softplus(String a) {
    return node("Softplus", List.of(a));
  }

  @Override
  public String softmax(String a) {
    return node("Softmax", List.of(a), OnnxNodes.attribute("axis", -1));
  }

  @Override
  public String notPositive(String a) {
    String mask = node("LessOrEqual", List.of(a, scalar(0)));
    return cast(mask, TensorProto.DataType.FLOAT_VALUE);
  }

  @Override
  public String clip(String a, float low, float high) {
    return node("Clip", List.of(a, limit(low), limit(high)));
  }

  @Override
  public String concat(String a, String b, int axis) {
    return node("Concat", List.of(a, b), OnnxNodes.attribute("axis", axis));
  }

  @Override
  public String slice(String a, int axis, int from, int to) {
    return node("Slice", List.of(a, longs(from), longs(to), longs(axis)));
  }

  @Override
  public String sum(String a, int axis, boolean keep) {
    return node(
        "ReduceSum", List.of(a, longs(axis)), OnnxNodes.attribute("keepdims", keep ? 1 : 0));
  }

  @Override
  public String mean(String a, int axis) {
    return node(
        "ReduceMean",
        List.of(a),
        OnnxNodes.attributes("axes", axis),
        OnnxNodes.attribute("keepdims", 0));
  }

  @Override
  public String reshape(String a, long... shape) {
    return node("Reshape", List.of(a, longs(shape)));
  }

  @Override
  public String trees(String e, Trees trees) {
    String out = edge();
    graph.addNode(OnnxTrees.node(trees, "trees_" + out, e, out));
    return out;
  }

  private String node(String type, List<String> inputs, AttributeProto... attributes) {
    String out = edge();
    graph.addNode(OnnxNodes.node(type, type + "_" + out, inputs, out, attributes));
    return out;
  }

  private String edge() {
    return "e" + edges++;
  }

  /** A tensor without axes, which Clip requires for its limits. */
  private String limit(float value) {
    String name = edge();
    graph.addInitializer(OnnxNodes.floats(name, new float[] {value}));
    return name;
  }

  private String longs(long... values) {
    String name = edge();
    graph.addInitializer(OnnxNodes.longs(name, values));
    return name;
  }

  private static ValueInfoProto info(String name, long... shape) {
    return OnnxNodes.floatPort(
        name,
        Arrays.stream(shape)
            .mapToObj(length -> length < 0 ? "n" : Long.toString(length))
            .toArray(String[]::new));
  }
}
