package io.backcast.engine.onnx;

import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Tells the kinds of file that are zip archives inside. */
final class ZipSignature {
  private ZipSignature() {}

  /** What the archive is and what to do, to follow its name in a sentence. */
  static Sentence of(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return of(zip.stream().map(ZipEntry::getName).toList());
    } catch (ZipException e) {
      return Sentence.of("onnx.zip-damaged");
    }
  }

  private static Sentence of(List<String> names) {
    if (has(names, n -> n.endsWith("/constants.pkl") || n.contains("/code/__torch__"))) {
      return Sentence.of("onnx.torchscript");
    }
    if (has(names, n -> n.endsWith("data.pkl"))) {
      return Sentence.of("onnx.pytorch");
    }
    if (has(names, n -> n.endsWith("model.weights.h5"))) {
      return Sentence.of("onnx.keras");
    }
    if (has(names, n -> n.endsWith(".npy"))) {
      return Sentence.of("onnx.npz");
    }
    if (has(names, n -> n.equals("[Content_Types].xml"))) {
      return Sentence.of("onnx.office");
    }
    List<String> networks =
        names.stream().filter(n -> n.toLowerCase(Locale.ROOT).endsWith(".onnx")).toList();
    return networks.isEmpty()
        ? Sentence.of("onnx.zip-without")
        : Sentence.of("onnx.zip", networks.getFirst());
  }

  private static boolean has(List<String> names, Predicate<String> what) {
    return names.stream().anyMatch(what);
  }
}
