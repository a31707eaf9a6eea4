package io.backcast.engine.trial;

import io.backcast.io.Json;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Sends and receives messages as JSON, each after a mark and its length. */
final class Frames {
  /** Anything else on the stream, a warning of the virtual machine, is skipped. */
  private static final int MARK = 0x1b4a534e;

  private static final int MAX_BYTES = 1 << 30;

  private final Json json = new Json();

  void send(OutputStream to, Object message) throws IOException {
    byte[] bytes = json.bytes(message);
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(MARK);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  /**
   * Waits for a message.
   *
   * @throws EOFException if the other process has ended
   */
  <T> T receive(InputStream from, Class<T> type) throws IOException {
    DataInputStream in = new DataInputStream(from);
    int last = in.readInt();
    while (last != MARK) {
      last = last << 8 | in.readUnsignedByte();
    }
    int length = in.readInt();
    if (length < 0 || length > MAX_BYTES) {
      throw new IOException("a message of %s bytes".formatted(length));
    }
    return json.parse(in.readNBytes(length), type);
  }
}
