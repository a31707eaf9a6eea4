package io.backcast.engine.trial;

import io.backcast.engine.GraphSignature;
import io.backcast.model.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the two processes of a trial send each other, as JSON. */
final class TrialMessage {
  private TrialMessage() {}

  /** What to do. */
  enum Action {
    OPEN,
    RUN,
    FIND_NOT_FINITE,
    CLOSE
  }

  /**
   * A request.
   *
   * @param file to open
   * @param name of the file in messages
   * @param graph number of an open network
   * @param rows of the inputs
   * @param inputs float32, little endian, row-major
   */
  record Request(
      Action action,
      @Nullable String file,
      @Nullable String name,
      int graph,
      int rows,
      @Nullable List<byte[]> inputs) {}

  /**
   * An answer.
   *
   * @param graph number of the network that was opened
   * @param signature of it
   * @param outputs float32, little endian
   * @param index of an output
   * @param failure instead of all others
   */
  record Reply(
      int graph,
      @Nullable GraphSignature signature,
      @Nullable List<byte[]> outputs,
      int index,
      @Nullable Failure failure) {}

  /** A {@link io.backcast.model.BackcastException} of the other process. */
  record Failure(ErrorCode code, SentSentence said) {}

  static List<byte[]> bytes(List<float[]> arrays) {
    return arrays.stream().map(TrialMessage::bytes).toList();
  }

  static List<float[]> floats(List<byte[]> arrays) {
    return arrays.stream().map(TrialMessage::floats).toList();
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static float[] floats(byte[] bytes) {
    float[] values = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
