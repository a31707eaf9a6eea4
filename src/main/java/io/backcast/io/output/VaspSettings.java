package io.backcast.io.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of VASP that matter for a gap, in the same words whichever file states them. */
final class VaspSettings {
  private static final List<String> NAMES =
      List.of(
          "PREC", "GGA", "NELECT", "ISMEAR", "SIGMA", "ISPIN", "LSORBIT", "LDIPOL", "IDIPOL",
          "EFIELD");

  /** Settings that say nothing where they are off; not every file states them then. */
  private static final List<String> OPTIONAL =
      List.of(
          "METAGGA",
          "LHFCALC",
          "HFSCREEN",
          "AEXX",
          "LDAU",
          "LDAUTYPE",
          "LDAUL",
          "LDAUU",
          "LDAUJ",
          "IVDW",
          "LUSE_VDW",
          "LASPH",
          "LNONCOLLINEAR");

  /** Letters of a precision that all versions print. */
  private static final int PRECISION = 4;

  private VaspSettings() {}

  /** Names of the settings, but for the cutoff and the k-points. */
  static List<String> names() {
    List<String> names = new ArrayList<>(NAMES);
    names.addAll(OPTIONAL);
    return names;
  }

  /**
   * The settings.
   *
   * @param found all that a file states
   * @param cutoff what the file calls ENCUT
   * @param potentials titles of the potentials
   * @param kpoints by {@link #kpoints}; null if the file states none
   */
  static Map<String, String> of(
      Map<String, String> found,
      String cutoff,
      SortedSet<String> potentials,
      @Nullable String kpoints) {
    Map<String, String> settings = new LinkedHashMap<>();
    put(settings, "ENCUT", found.get(cutoff));
    NAMES.forEach(name -> put(settings, name, found.get(name)));
    for (String name : OPTIONAL) {
      String text = found.get(name);
      if (text != null && !text.strip().matches("(?i)F|\\.FALSE\\.|-*|0(\\.0*)?|NONE")) {
        put(settings, name, text.strip().equalsIgnoreCase(".TRUE.") ? "T" : text);
      }
    }
    settings.computeIfPresent(
        "PREC",
        (name, text) ->
            text.substring(0, Math.min(PRECISION, text.length())).toLowerCase(Locale.ROOT));
    if (!potentials.isEmpty()) {
      settings.put("POTCAR", String.join(", ", potentials));
    }
    put(settings, "KPOINTS", kpoints);
    return settings;
  }

  private static void put(Map<String, String> settings, String name, @Nullable String text) {
    if (text != null) {
      // files print different numbers of decimals
      settings.put(
          name,
          Arrays.stream(text.strip().split("\\s+", -1))
              .map(
                  part ->
                      part.matches("-?\\d+\\.\\d*")
                          ? Double.toString(Double.parseDouble(part))
                          : part)
              .collect(Collectors.joining(" ")));
    }
  }

  /** The grid of numbers separated by blanks. */
  static String grid(String numbers) {
    return String.join("x", numbers.strip().split("\\s+", -1));
  }

  /** The title of a potential as all files write it. */
  static String potential(String title) {
    return title.strip().replaceAll("\\s+", " ");
  }

  /** Whether a k-point is the centre of the zone. */
  static boolean isGamma(double[] point) {
    return point[0] == 0 && point[1] == 0 && point[2] == 0;
  }

  /**
   * The k-points in words.
   *
   * @param grid null for a list of points
   * @param points how many there are, as far as symmetry does not repeat them; 0 if not known
   * @param gamma whether the centre of the zone is one, which tells a shifted grid from another
   */
  static @Nullable String kpoints(@Nullable String grid, int points, boolean gamma) {
    if (points == 0) {
      return grid;
    }
    return (grid == null ? points + " points" : grid) + (gamma ? ", Gamma" : "");
  }
}
