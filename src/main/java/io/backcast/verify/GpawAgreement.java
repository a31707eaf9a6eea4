package io.backcast.verify;

import io.backcast.io.output.CalculationOutput;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structure;
import io.backcast.model.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a log of GPAW is of the calculation that this program would have made, so that its answer
 * is the one that would otherwise be computed again.
 */
final class GpawAgreement {
  private static final Pattern CUTOFF = Pattern.compile("ecut: ([\\d.]+)");
  private static final Pattern GRID = Pattern.compile("size: [\\[(](\\d+), (\\d+), (\\d+)[\\])]");
  private static final Pattern GAMMA = Pattern.compile("gamma: True");
  private static final Pattern FERMI_DIRAC = Pattern.compile("name: '?fermi-dirac'?");
  private static final Pattern WIDTH = Pattern.compile("width: ([\\d.]+)");

  /** Keywords that do not move an energy, or that are compared. */
  private static final Set<String> KNOWN =
      Set.of(
          "mode",
          "xc",
          "kpts",
          "nbands",
          "occupations",
          "external",
          "pbc",
          "txt",
          "parallel",
          "verbose",
          "eigensolver",
          "mixer",
          "maxiter",
          "random");

  /** What atoms may be off their places, as a fraction of an edge: a log has six decimals. */
  private static final double PLACE = 1e-4;

  private GpawAgreement() {}

  /**
   * What is different, in words.
   *
   * @param own calculation of the design that the output was matched to
   */
  static List<String> differences(CalculationOutput output, Calculation own) {
    Structure structure = own.calculated();
    CalculationSettings settings = own.settings();
    Map<String, String> log = output.run().settings();
    List<String> differences = new ArrayList<>();
    compare(differences, "cutoff", number(CUTOFF, log.get("mode")), settings.gpaw().cutoff());
    compare(differences, "smearing", number(WIDTH, log.get("occupations")), settings.smearing());
    if (!FERMI_DIRAC.matcher(log.getOrDefault("occupations", "")).find()) {
      differences.add("occupations by another rule");
    }
    compare(differences, "xc", unquoted(log.get("xc")), settings.functional());
    compare(differences, "nbands", unquoted(log.get("nbands")), settings.gpaw().bands());
    String grid = log.get("kpts");
    Matcher points = GRID.matcher(grid == null ? "" : grid);
    compare(
        differences,
        "k-points",
        points.find()
            ? "[%s, %s, %s]".formatted(points.group(1), points.group(2), points.group(3))
            : "others",
        Arrays.toString(structure.kpoints()));
    if (!GAMMA.matcher(grid == null ? "" : grid).find()) {
      differences.add("k-points not centred at gamma");
    }
    compare(
        differences,
        "periodicity",
        log.get("pbc"),
        structure.hasField() ? "True, True, False" : "True, True, True");
    log.keySet().stream()
        .filter(k -> !KNOWN.contains(k))
        .forEach(k -> differences.add(k + " stated"));
    CalculationOutput.Cell cell = output.cell();
    if (cell != null && cell.field() == null) {
      differences.add("a potential that is no constant field");
    }
    if (cell != null && moved(cell.sites(), structure.sites())) {
      differences.add("atoms at other places");
    }
    return differences;
  }

  private static void compare(
      List<String> differences, String name, @Nullable Object found, Object wanted) {
    if (!wanted.equals(found)) {
      differences.add(
          String.format(
              Locale.ROOT,
              "%s %s in place of %s",
              name,
              found == null ? "unknown" : found,
              wanted));
    }
  }

  private static @Nullable Double number(Pattern pattern, @Nullable String text) {
    Matcher matcher = pattern.matcher(text == null ? "" : text);
    return matcher.find() ? (Double) Double.parseDouble(matcher.group(1)) : null;
  }

  private static @Nullable String unquoted(@Nullable String text) {
    return text == null ? null : text.replace("'", "").replaceFirst("^name: ", "").strip();
  }

  /** Whether an atom is not where this program puts it, in whatever order and cell. */
  private static boolean moved(List<Site> found, List<Site> wanted) {
    if (found.size() != wanted.size()) {
      return true;
    }
    return !wanted.stream().allMatch(w -> found.stream().anyMatch(f -> same(f, w)));
  }

  private static boolean same(Site a, Site b) {
    for (int i = 0; i < 3; i++) {
      double off = a.place()[i] - b.place()[i];
      if (Math.abs(off - Math.rint(off)) > PLACE) {
        return false;
      }
    }
    return a.element().equals(b.element());
  }
}
