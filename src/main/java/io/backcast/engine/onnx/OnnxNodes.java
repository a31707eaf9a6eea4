package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Builds the parts of an ONNX graph. */
public final class OnnxNodes {
  private OnnxNodes() {}

  /**
   * An operation with one output.
   *
   * @param type the operator, such as {@code Add}
   * @param name of the node, for graph viewers
   */
  public static NodeProto node(
      String type, String name, List<String> inputs, String output, AttributeProto... attributes) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setName(name)
        .addAllInput(inputs)
        .addOutput(output)
        .addAllAttribute(List.of(attributes))
        .build();
  }

  /** An integer attribute of an operator. */
  public static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  /** An attribute of an operator that is a list of integers. */
  public static AttributeProto attributes(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  /** A float32 constant, row-major; a scalar if no shape is given. */
  public static TensorProto floats(String name, float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return tensor(name, TensorProto.DataType.FLOAT, bytes, shape);
  }

  /** A float64 constant, row-major. */
  public static TensorProto doubles(String name, double[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    return tensor(name, TensorProto.DataType.DOUBLE, bytes, shape);
  }

  /** A constant list of int64 numbers, as used for shapes and axes. */
  public static TensorProto longs(String name, long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return tensor(name, TensorProto.DataType.INT64, bytes, values.length);
  }

  /**
   * Name and shape of a float32 input or output.
   *
   * @param shape lengths; one that is not a number is the name of a free length
   */
  public static ValueInfoProto floatPort(String name, String... shape) {
    TensorShapeProto.Builder lengths = TensorShapeProto.newBuilder();
    for (String length : shape) {
      TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
      lengths.addDim(
          length.matches("\\d+")
              ? dimension.setDimValue(Long.parseLong(length))
              : dimension.setDimParam(length));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(lengths)))
        .build();
  }

  private static TensorProto tensor(
      String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes.array()));
    for (long length : shape) {
      tensor.addDims(length);
    }
    return tensor.build();
  }
}
