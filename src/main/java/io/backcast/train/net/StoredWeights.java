package io.backcast.train.net;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.model.BackcastException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The weights of networks in an ONNX file that was exported here. {@link OnnxOps} names each
 * initializer as the parameter that it came from, so that a network of the same sizes can go on
 * from them, to the last bit.
 */
public final class StoredWeights {
  private final Map<String, TensorProto> tensors = new HashMap<>();

  private StoredWeights() {}

  /** No weights, which fit no network. */
  public static StoredWeights none() {
    return new StoredWeights();
  }

  /**
   * Reads the weights of a file.
   *
   * @throws BackcastException if it cannot be read
   */
  public static StoredWeights read(Path file) throws BackcastException {
    StoredWeights weights = new StoredWeights();
    for (TensorProto tensor : OnnxFile.read(file).getGraph().getInitializerList()) {
      if (tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE) {
        weights.tensors.put(tensor.getName(), tensor);
      }
    }
    return weights;
  }

  /**
   * Overwrites all parameters of a network.
   *
   * @return false, with nothing changed, if one of them is not in the file or has another shape
   */
  public boolean into(Parameters parameters) {
    List<float[]> values = new ArrayList<>();
    for (Parameter parameter : parameters.all()) {
      float[] stored = values(parameter.name(), parameter.array().getShape().getShape());
      if (stored == null) {
        return false;
      }
      values.add(stored);
    }
    parameters.restore(values);
    return true;
  }

  private float @Nullable [] values(String name, long[] shape) {
    TensorProto tensor = tensors.get(name);
    if (tensor == null) {
      return null;
    }
    long[] stored = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    if (!Arrays.equals(stored, shape)) {
      return null;
    }
    FloatBuffer floats =
        tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[floats.remaining()];
    floats.get(values);
    long size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return values.length == size ? values : null;
  }
}
