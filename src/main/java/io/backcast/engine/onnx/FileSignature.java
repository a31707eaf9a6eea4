package io.backcast.engine.onnx;

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
  private static final String EXPORT =
      "Load it in PyTorch and export the network with torch.onnx.export";

  /** Beginnings that need no second look: bytes as Latin-1, where they stand, what they mean. */
  private static final List<Magic> MAGICS =
      List.of(
          new Magic(
              0,
              "version https://git-lfs.github.com/spec/",
              "is a Git LFS pointer, not the file itself. Fetch the file with git lfs pull"),
          new Magic(
              4,
              "TFL3",
              "is a TensorFlow Lite network. Convert it with python -m tf2onnx.convert --tflite"),
          new Magic(
              4, "ORTM", "is in ONNX Runtime's own format (.ort). Give the .onnx file behind it"),
          new Magic(
              0,
              "\u0089HDF\r\n\u001a\n",
              "is an HDF5 file, as Keras writes its networks. Load it in Keras and export it with"
                  + " model.export(\"flow.onnx\", format=\"onnx\") or tf2onnx"),
          new Magic(
              0,
              "\u001f\u008b",
              "is compressed with gzip. Unpack it, and give the .onnx file in it"),
          new Magic(0, "BZh", "is compressed with bzip2. Unpack it, and give the .onnx file in it"),
          new Magic(
              0, "\u00fd7zXZ", "is compressed with xz. Unpack it, and give the .onnx file in it"),
          new Magic(
              0, "7z\u00bc\u00af", "is a 7z archive. Unpack it, and give the .onnx file in it"),
          new Magic(
              0, "(\u00b5/\u00fd", "is compressed with zstd. Unpack it, and give the .onnx file"),
          new Magic(0, "Rar!", "is a RAR archive. Unpack it, and give the .onnx file in it"),
          new Magic(257, "ustar", "is a tar archive. Unpack it, and give the .onnx file in it"),
          new Magic(
              0,
              "\u0093NUMPY",
              "is a NumPy array (.npy), not a network. Export the network that it belongs to with"
                  + " torch.onnx.export"),
          new Magic(0, "GGUF", "is a GGUF file of weights, not an ONNX network. " + EXPORT),
          new Magic(0, "PAR1", "is a Parquet table, not a network. Give the .onnx file"),
          new Magic(0, "%PDF", "is a PDF document, not a network. Give the .onnx file"),
          new Magic(0, "\u0089PNG", "is a picture, not a network. Give the .onnx file"),
          new Magic(0, "\u00ff\u00d8\u00ff", "is a picture, not a network. Give the .onnx file"),
          new Magic(0, "MATLAB", "is a MATLAB file. Export the network with exportONNXNetwork"),
          new Magic(0, "\u007fELF", "is a program, not a network. Give the .onnx file"),
          new Magic(0, "MZ", "is a program, not a network. Give the .onnx file"));

  private record Magic(int at, String bytes, String meaning) {
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
  public static @Nullable String of(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(HEAD);
    }
    if (bytes.length == 0) {
      return "is empty. Download or export it again";
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
          ? "is a PyTorch file of the old kind (a pickle), not an ONNX network. " + EXPORT
          : "is a Python pickle, not an ONNX network. " + EXPORT + " (scikit-learn: skl2onnx)";
    }
    if (isSafetensors(bytes, head)) {
      return "is a safetensors file: weights without the network. " + EXPORT;
    }
    return isText(bytes) ? text(head) : null;
  }

  /**
   * What a file is that was read as ONNX and holds no network, to follow its name in a sentence.
   *
   * @throws IOException if the file cannot be read
   */
  static String withoutGraph(Path file) throws IOException {
    String otherwise = tensorFlow(file);
    return otherwise == null ? "holds no network. Export it with torch.onnx.export" : otherwise;
  }

  /** As {@link #of}, for the graphs of TensorFlow, which are protocol buffers like ONNX. */
  static @Nullable String tensorFlow(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(1 << 20);
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.contains("tensorflow") && text.contains("serve")
        || text.contains("\u0012\u000bPlaceholder")) {
      return "is a TensorFlow graph (SavedModel), not an ONNX network. Convert its folder with"
          + " python -m tf2onnx.convert --saved-model";
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

  private static String text(String head) {
    String start = head.replace("\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype html")
        || start.startsWith("<html")
        || start.contains("<head")) {
      return "is a web page, not the file itself. Download it with the page's own download button"
          + " (on GitHub: Raw)";
    }
    if (start.startsWith("<")) {
      return "is XML, as OpenVINO writes its networks, not ONNX. Give the .onnx file behind it";
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return "is JSON, not a network; a card goes behind --card. Give the .onnx file";
    }
    return "is not an ONNX file but text. Give the .onnx file that torch.onnx.export writes";
  }
}
