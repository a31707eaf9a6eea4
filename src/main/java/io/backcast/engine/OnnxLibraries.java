package io.backcast.engine;

import io.backcast.io.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's native libraries, unpacked into a temporary folder for as long as it takes to load
 * them. Left alone, ONNX Runtime unpacks them itself and leaves an empty folder behind on every
 * run: it marks the folder for deletion after the files in it, and Java deletes in reverse order.
 */
final class OnnxLibraries implements AutoCloseable {
  /** The system property that says where ONNX Runtime finds its libraries. */
  static final String PATH = "onnxruntime.native.path";

  private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

  private final @Nullable Path folder;

  private OnnxLibraries(@Nullable Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks the libraries for this system and points ONNX Runtime to them. Where the user has set
   * the place, or no libraries are known for this system, nothing is changed.
   */
  static OnnxLibraries unpack() throws IOException {
    Path kept = KeptLibraries.find();
    if (kept != null) {
      System.getProperties().putIfAbsent(PATH, kept.toString());
    }
    if (System.getProperty(PATH) != null) {
      return new OnnxLibraries(null);
    }
    Path folder = Files.createTempDirectory("backcast-onnx");
    // for Windows, which deletes no library in use; Java deletes the last one marked first
    folder.toFile().deleteOnExit();
    OnnxLibraries libraries = new OnnxLibraries(folder);
    if (copyAll(folder)) {
      System.setProperty(PATH, folder.toString());
    }
    return libraries;
  }

  /** What ONNX Runtime calls a system, for example {@code linux-x64}. */
  static String system(String name, String architecture) {
    String os = name.toLowerCase(Locale.ROOT);
    String arch = architecture.toLowerCase(Locale.ROOT);
    String family = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
    boolean x64 = arch.startsWith("amd64") || arch.startsWith("x86_64");
    return family + "-" + (x64 ? "x64" : arch);
  }

  /** Names of the files. */
  static List<String> files() {
    return NAMES.stream().map(System::mapLibraryName).toList();
  }

  /** The resource that holds a file for this system. */
  static String resource(String library) {
    return "/ai/onnxruntime/native/%s/%s"
        .formatted(
            system(System.getProperty("os.name", ""), System.getProperty("os.arch", "")), library);
  }

  private static boolean copyAll(Path folder) throws IOException {
    for (String library : files()) {
      try (InputStream in = OnnxLibraries.class.getResourceAsStream(resource(library))) {
        if (in == null) {
          return false;
        }
        Path file = folder.resolve(library);
        file.toFile().deleteOnExit();
        Files.copy(in, file);
      }
    }
    return true;
  }

  /** Deletes the files; a library that has been loaded stays in memory. */
  @Override
  public void close() {
    if (folder != null) {
      AtomicFiles.deleteTree(folder);
    }
  }
}
