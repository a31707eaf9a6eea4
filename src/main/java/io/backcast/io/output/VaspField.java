package io.backcast.io.output;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The electric field of VASP. EFIELD acts along the edge that IDIPOL names, and only with corrections
 * switched on by LDIPOL or LMONO; without them VASP ignores it.
 */
final class VaspField {
  private VaspField() {}

  /**
   * The field along the third edge's normal.
   *
   * @param settings LDIPOL, LMONO, IDIPOL, and EFIELD in eV/Å, as far as they are stated
   * @param always whether the output states EFIELD even where it is 0
   * @return V/Å; null where it cannot be known
   * @throws BrokenOutput if there is a field along another direction
   */
  static @Nullable Double of(Map<String, String> settings, boolean always) throws BrokenOutput {
    if (!isOn(settings.get("LDIPOL")) && !isOn(settings.get("LMONO"))) {
      return 0.0;
    }
    String field = settings.get("EFIELD");
    if (field == null) {
      return always ? (Double) 0.0 : null;
    }
    double value = OutputNumbers.number(field);
    Integer axis = OutputNumbers.whole(settings.get("IDIPOL"));
    if (value != 0 && (axis == null || axis != 3)) {
      throw new BrokenOutput(
          "its field is along direction %s, not along the third".formatted(axis));
    }
    return value;
  }

  private static boolean isOn(@Nullable String text) {
    return text != null && (text.startsWith("T") || text.startsWith(".T"));
  }
}
