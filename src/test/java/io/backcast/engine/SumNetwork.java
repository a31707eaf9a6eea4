package io.backcast.engine;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * A predictor that anybody can check in the head: member k says the sum of a design's variables
 * plus k. The number of members is not in the file.
 */
final class SumNetwork {
  private SumNetwork() {}

  /**
   * Writes one.
   *
   * @param dx number of variables
   * @param members of the ensemble
   * @param membersFirst whether the output is {@code [m, n, 1]}, as it should be, or {@code [n, m,
   *     1]}
   * @param identity in its metadata
   */
  static void write(Path file, int dx, int members, boolean membersFirst, String identity)
      throws IOException {
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("sum")
            .addInput(info("x", -1, dx))
            .addOutput(info("y", -1, -1, 1))
            .addInitializer(floats("weights", Collections.nCopies(dx, 1f), dx, 1))
            .addInitializer(floats("ones", Collections.nCopies(members, 1f), members))
            .addInitializer(longs("row axis", membersFirst ? 0 : 1))
            .addInitializer(
                longs("member axes", membersFirst ? new long[] {1, 2} : new long[] {0, 2}))
            .addInitializer(longs("first", 0))
            .addNode(node("MatMul", "sum", "x", "weights"))
            .addNode(node("Unsqueeze", "sums", "sum", "row axis"))
            // their number is known only when the network runs
            .addNode(node("NonZero", "found", "ones"))
            .addNode(node("Squeeze", "numbers", "found", "first"))
            .addNode(
                node("Cast", "floats", "numbers").toBuilder()
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("to")
                            .setType(AttributeProto.AttributeType.INT)
                            .setI(TensorProto.DataType.FLOAT_VALUE))
                    .build())
            .addNode(node("Unsqueeze", "offsets", "floats", "member axes"))
            .addNode(node("Add", "y", "sums", "offsets"))
            .build();
    Files.write(
        file,
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
            .addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(ModelFolder.IDENTITY).setValue(identity))
            .setGraph(graph)
            .build()
            .toByteArray());
  }

  private static NodeProto node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setName(output)
        .setOpType(operator)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  private static TensorProto floats(String name, List<Float> values, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .addAllFloatData(values);
    for (long length : shape) {
      tensor.addDims(length);
    }
    return tensor.build();
  }

  private static TensorProto longs(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    return tensor.build();
  }

  private static ValueInfoProto info(String name, long... shape) {
    TensorShapeProto.Builder lengths = TensorShapeProto.newBuilder();
    for (int i = 0; i < shape.length; i++) {
      TensorShapeProto.Dimension.Builder length = TensorShapeProto.Dimension.newBuilder();
      lengths.addDim(shape[i] < 0 ? length.setDimParam(name + i) : length.setDimValue(shape[i]));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(lengths)))
        .build();
  }
}
