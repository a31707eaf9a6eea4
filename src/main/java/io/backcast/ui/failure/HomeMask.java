package io.backcast.ui.failure;

import java.util.LinkedHashSet;
import java.util.Set;

/** Takes the path of the user's home folder, and with it the user's name, out of texts. */
final class HomeMask {
  private final Set<String> written = new LinkedHashSet<>();

  /**
   * A mask of a home folder.
   *
   * @param home absolute path
   */
  HomeMask(String home) {
    String plain = home.replaceAll("[/\\\\]+$", "");
    if (!plain.isEmpty()) {
      // in JSON, in an address, and in either with the other slash
      written.add(plain.replace("\\", "\\\\"));
      written.add(plain);
      written.add(plain.replace('\\', '/'));
      written.add(plain.replace('\\', '/').replace(" ", "%20"));
    }
  }

  /** The text with {@code ~} in place of the folder. */
  String of(String text) {
    String masked = text;
    for (String path : written) {
      masked = masked.replace(path, "~");
    }
    return masked;
  }
}
