package io.backcast.engine.onnx;

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
  static String of(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return of(zip.stream().map(ZipEntry::getName).toList());
    } catch (ZipException e) {
      return "is a zip archive or a PyTorch file (.pt), and damaged or cut off. Download it again";
    }
  }

  private static String of(List<String> names) {
    if (has(names, n -> n.endsWith("/constants.pkl") || n.contains("/code/__torch__"))) {
      return "is a TorchScript file (.pt), not an ONNX network. Load it with torch.jit.load and"
          + " export it with torch.onnx.export";
    }
    if (has(names, n -> n.endsWith("data.pkl"))) {
      return "is a PyTorch file (.pt), not an ONNX network. Build the network in PyTorch, load this"
          + " file into it, and export it with torch.onnx.export";
    }
    if (has(names, n -> n.endsWith("model.weights.h5"))) {
      return "is a Keras file (.keras), not an ONNX network. Load it in Keras and export it with"
          + " model.export(\"flow.onnx\", format=\"onnx\")";
    }
    if (has(names, n -> n.endsWith(".npy"))) {
      return "is a NumPy archive (.npz), not a network. Export the network that it belongs to with"
          + " torch.onnx.export";
    }
    if (has(names, n -> n.equals("[Content_Types].xml"))) {
      return "is an Office document, not a network. Give the .onnx file";
    }
    List<String> networks =
        names.stream().filter(n -> n.toLowerCase(Locale.ROOT).endsWith(".onnx")).toList();
    return networks.isEmpty()
        ? "is a zip archive without an .onnx file in it. Give the network's .onnx file"
        : "is a zip archive. Unpack it, and give %s".formatted(networks.getFirst());
  }

  private static boolean has(List<String> names, Predicate<String> what) {
    return names.stream().anyMatch(what);
  }
}
