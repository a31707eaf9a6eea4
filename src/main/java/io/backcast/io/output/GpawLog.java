package io.backcast.io.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text log of GPAW, in the form of its calculator up to now and in that of its newer one
 * (Mortensen et al., J. Chem. Phys. 160, 092503, 2024). It states the gap to 0.001 eV, and energies
 * of a few k-points only, so the direct gap is known only where the script printed it. Of several
 * geometries the last one counts. It ends with the memory that was used; without that GPAW was
 * still running, or was ended.
 */
final class GpawLog implements OutputText.Lines {
  static final String PROGRAM = "GPAW";

  private static final String NUMBER = "(-?[0-9.]+(?:[eE][-+]?\\d+)?)";
  private static final Pattern VERSION = Pattern.compile("[|#].*[|_]\\W+(\\d+\\.\\d+[\\w.]*)");
  private static final Pattern ATOM =
      Pattern.compile(
          "\\s*(?:\\d+\\s+|\\[\\s*)([A-Z][a-z]?),?\\s+\\[?\\s*%s,?\\s+%s,?\\s+%s\\b.*"
              .formatted(NUMBER, NUMBER, NUMBER));
  private static final Pattern EDGE =
      Pattern.compile(
          "\\s*(?:\\d\\. axis:\\s+\\w+\\s+|\\[\\s*)%s,?\\s+%s,?\\s+%s\\b.*"
              .formatted(NUMBER, NUMBER, NUMBER));
  private static final Pattern AXIS = Pattern.compile("\\d\\. axis: +(yes|no) .*");
  private static final Pattern PERIODIC =
      Pattern.compile("periodic: \\[(True|False)\\s*, (True|False)\\s*, (True|False)\\s*].*");
  private static final Pattern GAP = Pattern.compile("Gap: %s eV".formatted(NUMBER));
  private static final Pattern DIRECT = Pattern.compile("Direct gap: %s eV".formatted(NUMBER));
  private static final Pattern ENERGY =
      Pattern.compile("\\s*extrapolated:\\s+%s".formatted(NUMBER), Pattern.CASE_INSENSITIVE);
  private static final Pattern SECONDS =
      Pattern.compile("Total:\\s+%s(?:\\s.*)?".formatted(NUMBER));
  private static final Pattern SETTING = Pattern.compile("  ([a-z_]+): (.*)");
  private static final Pattern DIRECTION = Pattern.compile("direction: \\[([^\\]]+)]");
  private static final Pattern STRENGTH = Pattern.compile("strength: %s".formatted(NUMBER));

  private static final Set<String> KEYWORDS =
      Set.of(
          "background_charge",
          "basis",
          "charge",
          "convergence",
          "eigensolver",
          "environment",
          "experimental",
          "external",
          "extensions",
          "filter",
          "gpts",
          "h",
          "hund",
          "kpts",
          "magmoms",
          "maxiter",
          "mixer",
          "mode",
          "nbands",
          "occupations",
          "parallel",
          "poissonsolver",
          "random",
          "setups",
          "soc",
          "spinpol",
          "symmetry",
          "txt",
          "verbose",
          "xc");

  /** What the next lines are. */
  private enum Part {
    NONE,
    INPUT,
    ATOMS,
    EDGES
  }

  private final List<String> labels = new ArrayList<>();
  private final List<double[]> places = new ArrayList<>();
  private final List<double[]> edges = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<String> periodic = new ArrayList<>();
  private final StringBuilder input = new StringBuilder();
  private Part part = Part.NONE;
  private @Nullable String version;
  private @Nullable String key;
  private @Nullable Double gap;
  private @Nullable Double direct;
  private @Nullable Double energy;
  private @Nullable Double seconds;
  private boolean converged;
  private boolean failed;
  private boolean ended;

  @Override
  public void line(String line) throws BrokenOutput {
    String words = line.strip();
    switch (words.toLowerCase(Locale.ROOT)) {
      case "input parameters:" -> part = Part.INPUT;
      case "positions:" -> geometry();
      case "unit cell:" -> cellBegins();
      case "did not converge!" -> failed = true;
      case "no gap" -> gap = 0.0;
      default -> begin(line, words);
    }
  }

  private void begin(String line, String words) throws BrokenOutput {
    if (version == null) {
      Matcher matcher = VERSION.matcher(words);
      version = matcher.matches() ? matcher.group(1) : null;
    }
    if (words.startsWith("atoms: [")) {
      geometry();
    } else if (words.startsWith("cell: [")) {
      cellBegins();
    } else if (words.startsWith("Converged after") || words.startsWith("scf_steps:")) {
      converged = true;
    } else if (words.startsWith("Memory usage:") || words.startsWith("Max RSS:")) {
      ended = true;
    } else {
      switch (part) {
        case INPUT -> setting(line, words);
        case ATOMS -> atom(line);
        case EDGES -> edge(line);
        case NONE -> result(words);
      }
    }
  }

  private void geometry() {
    part = Part.ATOMS;
    labels.clear();
    places.clear();
    converged = false;
    ended = false;
    gap = null;
    direct = null;
    energy = null;
  }

  private void cellBegins() {
    part = Part.EDGES;
    edges.clear();
    periodic.clear();
  }

  private void setting(String line, String words) {
    if (words.isEmpty() || words.startsWith("System changes")) {
      part = Part.NONE;
      return;
    }
    input.append(words).append(' ');
    Matcher matcher = SETTING.matcher(line);
    if (matcher.matches() && KEYWORDS.contains(matcher.group(1))) {
      key = matcher.group(1);
      settings.put(key, matcher.group(2).strip());
    } else if (key != null) {
      // the newer form does not indent what belongs to a keyword
      settings.merge(key, words, (a, b) -> (a + " " + b).strip());
    }
  }

  private void atom(String line) throws BrokenOutput {
    Matcher matcher = ATOM.matcher(line);
    if (matcher.matches()) {
      labels.add(matcher.group(1));
      places.add(three(matcher, 2));
    } else if (!labels.isEmpty()) {
      part = Part.NONE;
    }
  }

  private void edge(String line) throws BrokenOutput {
    Matcher matcher = EDGE.matcher(line);
    if (matcher.matches()) {
      edges.add(three(matcher, 1));
      Matcher axis = AXIS.matcher(line.strip());
      if (axis.matches()) {
        periodic.add(axis.group(1).equals("yes") ? "True" : "False");
      }
      part = edges.size() == 3 ? Part.NONE : Part.EDGES;
    }
  }

  private static double[] three(Matcher matcher, int from) throws BrokenOutput {
    return new double[] {
      OutputNumbers.number(matcher.group(from)),
      OutputNumbers.number(matcher.group(from + 1)),
      OutputNumbers.number(matcher.group(from + 2))
    };
  }

  private void result(String words) throws BrokenOutput {
    Matcher matcher = PERIODIC.matcher(words);
    if (matcher.matches()) {
      periodic.clear();
      periodic.addAll(List.of(matcher.group(1), matcher.group(2), matcher.group(3)));
    }
    if (words.startsWith("Spin-polarized calculation") || words.equals("spin-degeneracy: 1")) {
      // atoms with a moment make it so where no keyword does
      settings.put("spinpol", "True");
    }
    gap = first(GAP, words, gap);
    direct = first(DIRECT, words, direct);
    energy = first(ENERGY, words, energy);
    seconds = first(SECONDS, words, seconds);
  }

  private static @Nullable Double first(Pattern pattern, String words, @Nullable Double before)
      throws BrokenOutput {
    Matcher matcher = pattern.matcher(words);
    return matcher.matches() ? (Double) OutputNumbers.number(matcher.group(1)) : before;
  }

  @Override
  public CalculationOutput.Run run() {
    Map<String, String> stated = new LinkedHashMap<>(settings);
    if (periodic.size() == 3) {
      stated.put("pbc", String.join(", ", periodic));
    }
    return new CalculationOutput.Run(PROGRAM, version, stated, seconds);
  }

  @Override
  public CalculationOutput.@Nullable Cell cell() {
    try {
      return edges.size() < 3 ? null : readCell();
    } catch (BrokenOutput e) {
      return null;
    }
  }

  private CalculationOutput.Cell readCell() throws BrokenOutput {
    double[][] cell = edges.toArray(double[][]::new);
    return CellReading.cartesian(cell, labels, places, field(cell));
  }

  /** The field along the normal; null for a potential that is not a constant field. */
  private @Nullable Double field(double[][] cell) throws BrokenOutput {
    if (!settings.containsKey("external")) {
      return 0.0;
    }
    Matcher strength = STRENGTH.matcher(input);
    Matcher direction = DIRECTION.matcher(input);
    if (input.indexOf("ConstantElectricField") < 0 || !strength.find() || !direction.find()) {
      return null;
    }
    double[] along = OutputNumbers.three(direction.group(1).replace(',', ' '));
    double[] normal = CellReading.cross(cell[0], cell[1]);
    double cosine = dot(along, normal) / Math.sqrt(dot(along, along) * dot(normal, normal));
    if (Math.abs(cosine) < 1 - 1e-6) {
      throw new BrokenOutput("its field is not along the normal of the layer");
    }
    return OutputNumbers.number(strength.group(1)) * Math.signum(cosine);
  }

  private static double dot(double[] v, double[] w) {
    return Arrays.stream(new int[] {0, 1, 2}).mapToDouble(i -> v[i] * w[i]).sum();
  }

  @Override
  public CalculationOutput finished() throws BrokenOutput {
    if (failed) {
      return new CalculationOutput.NotConverged(run(), cell(), "the electrons did not converge");
    }
    if (edges.size() != 3 || !converged) {
      throw new BrokenOutput("it ends before the calculation does");
    }
    if (!ended) {
      throw new BrokenOutput("it ends before the account of the memory with which GPAW finishes");
    }
    if (gap == null) {
      throw new BrokenOutput("it states no gap, so calculate it with more empty bands");
    }
    return new CalculationOutput.Converged(run(), readCell(), gap, direct, energy);
  }
}
