package io.backcast.io.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of VASP that matter for a gap, in the same words whichever file states them. */
final class VaspSettings {
  private static final List<String> NAMES =
      List.of("GGA", "ISMEAR", "SIGMA", "ISPIN", "LSORBIT", "LDIPOL", "IDIPOL", "EFIELD");

  private VaspSettings() {}

  /**
   * The settings.
   *
   * @param found all that a file states
   * @param cutoff what the file calls ENCUT
   */
  static Map<String, String> of(Map<String, String> found, String cutoff) {
    Map<String, String> settings = new LinkedHashMap<>();
    put(settings, "ENCUT", found.get(cutoff));
    NAMES.forEach(name -> put(settings, name, found.get(name)));
    return settings;
  }

  private static void put(Map<String, String> settings, String name, @Nullable String text) {
    if (text != null) {
      // files print different numbers of decimals
      settings.put(
          name, text.matches("-?\\d+\\.\\d*") ? Double.toString(Double.parseDouble(text)) : text);
    }
  }
}
