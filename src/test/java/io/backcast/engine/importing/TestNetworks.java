package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.backcast.engine.onnx.OnnxNodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small networks of every kind, written for a test: a linear map of z and y with nodes behind. */
final class TestNetworks {
  static final int DZ = 3;
  static final int DY = 2;
  static final int DX = 3;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
  private String last = "";

  /** A backward network up to its design, the edge “linear”. */
  static TestNetworks backward() {
    TestNetworks network = new TestNetworks().input("z", DZ).input("y", DY);
    return network
        .node("Concat", "joined", List.of("z", "y"), OnnxNodes.attribute("axis", 1))
        .dense("linear", DZ + DY, DX);
  }

  /** An input {@code [n, d]}. */
  TestNetworks input(String name, int d) {
    graph.addInput(OnnxNodes.floatPort(name, "n", Integer.toString(d)));
    last = name;
    return this;
  }

  TestNetworks input(ValueInfoProto port) {
    graph.addInput(port);
    last = port.getName();
    return this;
  }

  /** A node behind the last one, or of other edges. */
  TestNetworks node(String type, String name, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(OnnxNodes.node(type, name, inputs, name, attributes));
    last = name;
    return this;
  }

  TestNetworks then(String type, String name, AttributeProto... attributes) {
    return node(type, name, List.of(last), attributes);
  }

  /** A layer of the last edge with weights that differ. */
  TestNetworks dense(String name, int in, int out) {
    float[] weights = new float[in * out];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.sin(1 + 2 * i);
    }
    constant(name + ".weight", weights, in, out);
    return node("MatMul", name, List.of(last, name + ".weight"));
  }

  TestNetworks constant(String name, float[] values, long... shape) {
    graph.addInitializer(OnnxNodes.floats(name, values, shape));
    return this;
  }

  TestNetworks longs(String name, long... values) {
    graph.addInitializer(OnnxNodes.longs(name, values));
    return this;
  }

  TestNetworks truth(String name) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.BOOL.getNumber())
            .setRawData(ByteString.copyFrom(new byte[] {1})));
    return this;
  }

  /** A loop over the last edge that multiplies it by a weight of its body. */
  TestNetworks loop(String name, String trips, TensorProto weight) {
    ValueInfoProto truth = scalar("c", TensorProto.DataType.BOOL);
    GraphProto body =
        GraphProto.newBuilder()
            .setName("body")
            .addInput(scalar("i", TensorProto.DataType.INT64))
            .addInput(truth)
            .addInput(ValueInfoProto.newBuilder().setName("v").setType(anyFloat()))
            .addInitializer(weight)
            .addNode(OnnxNodes.node("Identity", "keep", List.of("c"), "c2"))
            .addNode(OnnxNodes.node("Mul", "times", List.of("v", weight.getName()), "v2"))
            .addOutput(scalar("c2", TensorProto.DataType.BOOL))
            .addOutput(ValueInfoProto.newBuilder().setName("v2").setType(anyFloat()))
            .build();
    truth("always");
    return node(
        "Loop",
        name,
        List.of(trips, "always", last),
        AttributeProto.newBuilder()
            .setName("body")
            .setType(AttributeProto.AttributeType.GRAPH)
            .setG(body)
            .build());
  }

  private static ValueInfoProto scalar(String name, TensorProto.DataType type) {
    TypeProto.Builder of = anyFloat().toBuilder();
    of.getTensorTypeBuilder().setElemType(type.getNumber()).getShapeBuilder();
    return ValueInfoProto.newBuilder().setName(name).setType(of).build();
  }

  private static TypeProto anyFloat() {
    return TypeProto.newBuilder()
        .setTensorType(
            TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber()))
        .build();
  }

  /** The last edge as an output {@code [n, d]}. */
  TestNetworks output(String name, String... shape) {
    String edge = last;
    then("Identity", name);
    last = edge;
    graph.addOutput(OnnxNodes.floatPort(name, shape));
    return this;
  }

  TestNetworks output(String name, int d) {
    return output(name, "n", Integer.toString(d));
  }

  /** The last edge, in half precision, as an output. */
  TestNetworks halfOutput(String name, int d) {
    output(name, d);
    graph
        .getOutputBuilder(graph.getOutputCount() - 1)
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .setElemType(TensorProto.DataType.FLOAT16.getNumber());
    return this;
  }

  /** Goes on behind another edge. */
  TestNetworks at(String edge) {
    last = edge;
    return this;
  }

  ModelProto model() {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build();
  }

  Path write(Path file) throws IOException {
    return Files.write(file, model().toByteArray());
  }

  /** A float kept in another file. */
  static TensorProto external(String name, String location) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.FLOAT.getNumber())
        .addDims(1)
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(StringStringEntryProto.newBuilder().setKey("location").setValue(location))
        .build();
  }

  /** The bytes of a float in such a file. */
  static byte[] bytes(float value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
  }
}
