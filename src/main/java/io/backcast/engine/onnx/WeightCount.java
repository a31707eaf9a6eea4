package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How many of a weight's numbers are finite.
 *
 * @param all numbers
 * @param nan those that are NaN
 * @param infinite those that are infinite
 */
record WeightCount(long all, long nan, long infinite) {

  /** Counts; whole numbers are always finite. */
  static WeightCount of(TensorProto tensor) {
    long all = 0;
    long nan = 0;
    long infinite = 0;
    for (double value : (Iterable<Double>) numbers(tensor)::iterator) {
      all++;
      nan += Double.isNaN(value) ? 1 : 0;
      infinite += Double.isInfinite(value) ? 1 : 0;
    }
    return new WeightCount(all, nan, infinite);
  }

  private static DoubleStream numbers(TensorProto tensor) {
    TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
    if (type == null) {
      return DoubleStream.empty();
    }
    ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    boolean stored = tensor.hasRawData();
    return switch (type) {
      case FLOAT ->
          stored
              ? each(raw, 4).mapToDouble(raw::getFloat)
              : tensor.getFloatDataList().stream().mapToDouble(f -> f);
      case DOUBLE ->
          stored
              ? each(raw, 8).mapToDouble(raw::getDouble)
              : tensor.getDoubleDataList().stream().mapToDouble(d -> d);
      case FLOAT16 -> halves(tensor, raw).mapToDouble(i -> Float.float16ToFloat((short) i));
      case BFLOAT16 -> halves(tensor, raw).mapToDouble(i -> Float.intBitsToFloat(i << 16));
      default -> DoubleStream.empty();
    };
  }

  private static IntStream halves(TensorProto tensor, ByteBuffer raw) {
    return tensor.hasRawData()
        ? each(raw, 2).map(raw::getShort)
        : tensor.getInt32DataList().stream().mapToInt(i -> i);
  }

  private static IntStream each(ByteBuffer raw, int bytes) {
    return IntStream.range(0, raw.remaining() / bytes).map(i -> i * bytes);
  }
}
