package io.backcast.engine.onnx;

import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recognises by their first bytes files that are taken for ONNX networks and are none. */
public final class FileSignature {
  private static final int HEAD = 4_096;

  /** How to make an ONNX file of a PyTorch network. */
  private static final Sentence EXPORT = Sentence.of("onnx.load-and-export");

  /** Beginnings that need no second look: bytes as Latin-1, where they stand, what they mean. */
  private static final List<Magic> MAGICS =
      List.of(
          new Magic(0, "version https://git-lfs.github.com/spec/", Sentence.of("onnx.lfs")),
          new Magic(4, "TFL3", Sentence.of("onnx.tflite")),
          new Magic(4, "ORTM", Sentence.of("onnx.ort")),
          new Magic(0, "\u0089HDF\r\n\u001a\n", Sentence.of("onnx.hdf5")),
          new Magic(0, "\u001f\u008b", Sentence.of("onnx.gzip")),
          new Magic(0, "BZh", Sentence.of("onnx.bzip2")),
          new Magic(0, "\u00fd7zXZ", Sentence.of("onnx.xz")),
          new Magic(0, "7z\u00bc\u00af", Sentence.of("onnx.7z")),
          new Magic(0, "(\u00b5/\u00fd", Sentence.of("onnx.zstd")),
          new Magic(0, "Rar!", Sentence.of("onnx.rar")),
          new Magic(257, "ustar", Sentence.of("onnx.tar")),
          new Magic(0, "\u0093NUMPY", Sentence.of("onnx.npy")),
          new Magic(0, "GGUF", Sentence.of("onnx.gguf", EXPORT)),
          new Magic(0, "PAR1", Sentence.of("onnx.parquet")),
          new Magic(0, "%PDF", Sentence.of("onnx.pdf")),
          new Magic(0, "\u0089PNG", Sentence.of("onnx.picture")),
          new Magic(0, "\u00ff\u00d8\u00ff", Sentence.of("onnx.picture")),
          new Magic(0, "MATLAB", Sentence.of("onnx.matlab")),
          new Magic(0, "\u007fELF", Sentence.of("onnx.program")),
          new Magic(0, "MZ", Sentence.of("onnx.program")));

  private record Magic(int at, String bytes, Sentence meaning) {
    boolean begins(String head) {
      return head.startsWith(bytes, at);
    }
  }

  private FileSignature() {}

  /**
   * What a file is instead of an ONNX network and what to do, to follow its name in a sentence;
   * null if it may be one.
   *
   * @throws IOException if the file cannot be read
   */
  public static @Nullable Sentence of(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(HEAD);
    }
    if (bytes.length == 0) {
      return Sentence.of("onnx.empty");
    }
    String head = new String(bytes, StandardCharsets.ISO_8859_1);
    for (Magic magic : MAGICS) {
      if (magic.begins(head)) {
        return magic.meaning;
      }
    }
    if (head.startsWith("PK")) {
      return ZipSignature.of(file);
    }
    if (isPickle(bytes)) {
      return head.contains("\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P")
          ? Sentence.of("onnx.old-pytorch", EXPORT)
          : Sentence.of("onnx.pickle", EXPORT);
    }
    if (isSafetensors(bytes, head)) {
      return Sentence.of("onnx.safetensors", EXPORT);
    }
    return isText(bytes) ? text(head) : null;
  }

  /**
   * What a file is that was read as ONNX and holds no network, to follow its name in a sentence.
   *
   * @throws IOException if the file cannot be read
   */
  static Sentence withoutGraph(Path file) throws IOException {
    Sentence otherwise = tensorFlow(file);
    return otherwise == null ? Sentence.of("onnx.no-graph") : otherwise;
  }

  /** As {@link #of}, for the graphs of TensorFlow, which are protocol buffers like ONNX. */
  static @Nullable Sentence tensorFlow(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(1 << 20);
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.contains("tensorflow") && text.contains("serve")
        || text.contains("\u0012\u000bPlaceholder")) {
      return Sentence.of("onnx.tensorflow");
    }
    return null;
  }

  private static boolean isPickle(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xff) == 0x80 && bytes[1] >= 2 && bytes[1] <= 5;
  }

  private static boolean isSafetensors(byte[] bytes, String head) {
    return bytes.length > 9 && bytes[6] == 0 && bytes[7] == 0 && head.startsWith("{\"", 8);
  }

  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        return false;
      }
    }
    if (bytes.length == HEAD) {
      // the last character may be cut
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static Sentence text(String head) {
    String start = head.replace("\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype html")
        || start.startsWith("<html")
        || start.contains("<head")) {
      return Sentence.of("onnx.html");
    }
    if (start.startsWith("<")) {
      return Sentence.of("onnx.xml");
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return Sentence.of("onnx.json");
    }
    return Sentence.of("onnx.text");
  }
}
