package io.backcast.engine;

import io.backcast.io.AtomicFiles;
import io.backcast.io.CacheFolder;
import io.backcast.model.BackcastException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's native libraries, unpacked for good into the folder of caches: a third of a second
 * of every start. Only the window keeps them; whatever finds them uses them.
 */
public final class KeptLibraries {
  private KeptLibraries() {}

  /** The folder that holds them, of the very library in the jar; null if they are not kept. */
  static @Nullable Path find() {
    String caches = System.getProperty(CacheFolder.PROPERTY);
    if (caches == null) {
      return null;
    }
    try {
      Path folder = null;
      for (String library : OnnxLibraries.files()) {
        JarEntry entry = entry(library);
        if (entry == null) {
          return null;
        }
        Path file = place(Path.of(caches), library, entry);
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
          return null;
        }
        folder = file.getParent();
      }
      return folder;
    } catch (IOException e) {
      // they are unpacked once more
      return null;
    }
  }

  /**
   * Unpacks them, unless they are there.
   *
   * @param caches folder of caches
   * @throws BackcastException if they cannot be written
   */
  public static void keep(Path caches) throws BackcastException {
    try {
      for (String library : OnnxLibraries.files()) {
        JarEntry entry = entry(library);
        if (entry == null) {
          return;
        }
        Path file = place(caches, library, entry);
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
          AtomicFiles.write(
              file,
              out -> {
                try (InputStream in =
                    KeptLibraries.class.getResourceAsStream(OnnxLibraries.resource(library))) {
                  if (in != null) {
                    in.transferTo(out);
                  }
                }
              });
        }
      }
    } catch (IOException e) {
      // a jar that cannot be read has stopped the program elsewhere
      return;
    }
  }

  /** One folder for all of them, named after the first: they belong together. */
  private static Path place(Path caches, String library, JarEntry entry) throws IOException {
    String first = OnnxLibraries.files().getFirst();
    JarEntry named = library.equals(first) ? entry : entry(first);
    return caches
        .resolve("onnxruntime")
        .resolve(Long.toHexString(named == null ? 0 : named.getCrc()))
        .resolve(library);
  }

  private static @Nullable JarEntry entry(String library) throws IOException {
    URL url = KeptLibraries.class.getResource(OnnxLibraries.resource(library));
    return url != null && url.openConnection() instanceof JarURLConnection jar
        ? jar.getJarEntry()
        : null;
  }
}
