package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Converts a network from double to single precision: ONNX Runtime implements many operators for
 * floats only, and floats run twice as fast.
 */
public final class SinglePrecision {
  private static final int DOUBLE = TensorProto.DataType.DOUBLE.getNumber();
  private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();

  private SinglePrecision() {}

  /** The same network with floats for doubles. */
  public static ModelProto of(ModelProto model) {
    return model.toBuilder().setGraph(graph(model.getGraph())).build();
  }

  private static GraphProto graph(GraphProto graph) {
    GraphProto.Builder out = graph.toBuilder();
    for (int i = 0; i < out.getInitializerCount(); i++) {
      out.setInitializer(i, tensor(out.getInitializer(i)));
    }
    for (int i = 0; i < out.getInputCount(); i++) {
      out.setInput(i, info(out.getInput(i)));
    }
    for (int i = 0; i < out.getOutputCount(); i++) {
      out.setOutput(i, info(out.getOutput(i)));
    }
    for (int i = 0; i < out.getNodeCount(); i++) {
      out.setNode(i, node(out.getNode(i)));
    }
    return out.clearValueInfo().build();
  }

  private static NodeProto node(NodeProto node) {
    NodeProto.Builder out = node.toBuilder();
    for (int i = 0; i < out.getAttributeCount(); i++) {
      AttributeProto.Builder attribute = out.getAttribute(i).toBuilder();
      if (attribute.hasT()) {
        attribute.setT(tensor(attribute.getT()));
      }
      if (attribute.hasG()) {
        attribute.setG(graph(attribute.getG()));
      }
      boolean isElementType =
          attribute.getName().equals("to") || attribute.getName().equals("dtype");
      if (isElementType && attribute.getI() == DOUBLE) {
        attribute.setI(FLOAT);
      }
      out.setAttribute(i, attribute);
    }
    return out.build();
  }

  private static ValueInfoProto info(ValueInfoProto info) {
    if (info.getType().getTensorType().getElemType() != DOUBLE) {
      return info;
    }
    ValueInfoProto.Builder out = info.toBuilder();
    out.getTypeBuilder().getTensorTypeBuilder().setElemType(FLOAT);
    return out.build();
  }

  private static TensorProto tensor(TensorProto tensor) {
    if (tensor.getDataType() != DOUBLE) {
      return tensor;
    }
    ByteBuffer doubles = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int n = tensor.hasRawData() ? doubles.remaining() / 8 : tensor.getDoubleDataCount();
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      floats[i] =
          (float) (tensor.hasRawData() ? doubles.getDouble(8 * i) : tensor.getDoubleData(i));
    }
    return tensor.toBuilder()
        .clearDoubleData()
        .setDataType(FLOAT)
        .setRawData(OnnxNodes.floats("", floats).getRawData())
        .build();
  }
}
