package io.backcast.io.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code OUTCAR} of VASP 5 and 6 (<a href="https://vasp.at/wiki/OUTCAR">its description</a>),
 * read line by line. Of several ionic steps the last one counts. It ends with an account of the
 * time; without that the calculation was still running, or was ended.
 */
final class Outcar implements OutputText.Lines {
  private static final Pattern VERSION = Pattern.compile("\\s*vasp\\.(\\S+).*");
  private static final Pattern SETTING = Pattern.compile("([A-Z]{3,})\\s*=\\s*([^\\s;]+)");
  private static final Pattern FERMI = Pattern.compile("\\s*E-fermi\\s*:\\s*(\\S+).*");
  private static final Pattern ENERGY = Pattern.compile(".*energy\\(sigma->0\\)\\s*=\\s*(\\S+).*");
  private static final Pattern LOOP = Pattern.compile("-+ Iteration\\s+(\\d+)\\(\\s*(\\d+)\\).*");
  private static final Pattern OF_KINDS = Pattern.compile("(LDAU[LUJ])\\s*=([-\\s\\d.]+)");
  private static final String GRID = "generate k-points for:";
  private static final Set<String> WANTED =
      Stream.concat(
              Stream.of("NELM", "NSW", "IBRION", "LMONO", "NKPTS", "ENCUT"),
              VaspSettings.names().stream())
          .collect(Collectors.toSet());

  /** What the next lines are. */
  private enum Part {
    NONE,
    EDGES,
    KPOINTS,
    PLACES,
    STATES
  }

  private final Map<String, String> found = new HashMap<>();
  private final List<String> kinds = new ArrayList<>();
  private final List<double[]> edges = new ArrayList<>();
  private final List<double[]> places = new ArrayList<>();
  private final Bands bands = new Bands();
  private final List<double[]> states = new ArrayList<>();
  private final SortedSet<String> potentials = new TreeSet<>();
  private int[] counts = {};
  private @Nullable String grid;
  private boolean gamma;
  private Part part = Part.NONE;
  private @Nullable String version;
  private @Nullable Double fermi;
  private @Nullable Double energy;
  private @Nullable Double seconds;
  private int step;
  private int spin;
  private int rules;
  private boolean reached;
  private boolean atRest;
  private boolean ended;

  @Override
  public void line(String line) throws BrokenOutput {
    switch (part) {
      case EDGES -> {
        edges.add(OutputNumbers.fixed(line));
        part = edges.size() < 3 ? Part.EDGES : Part.NONE;
        return;
      }
      case PLACES -> {
        place(line);
        return;
      }
      case KPOINTS -> {
        if (point(line)) {
          return;
        }
        part = Part.NONE;
      }
      case STATES -> {
        if (state(line)) {
          return;
        }
        part = Part.NONE;
        addPoint();
      }
      case NONE -> {
        // what begins is told by the line itself
      }
    }
    begin(line);
  }

  private void begin(String line) throws BrokenOutput {
    if (line.contains("direct lattice vectors") && line.contains("reciprocal")) {
      edges.clear();
      part = Part.EDGES;
    } else if (line.strip().startsWith("POSITION") && line.contains("TOTAL-FORCE")) {
      places.clear();
      rules = 0;
      part = Part.PLACES;
    } else if (line.contains("band No.")) {
      states.clear();
      part = Part.STATES;
    } else if (line.contains("spin component")) {
      spin = line.strip().endsWith("2") ? 1 : 0;
    } else if (line.contains("E-fermi")) {
      bands.clear();
      spin = 0;
      Matcher matcher = FERMI.matcher(line);
      fermi = matcher.matches() ? (Double) OutputNumbers.number(matcher.group(1)) : null;
    } else if (line.contains("Iteration")) {
      loop(line);
    } else if (line.contains("EDIFF is reached")) {
      reached = true;
    } else if (line.contains("reached required accuracy - stopping structural")) {
      atRest = true;
    } else if (line.contains("General timing and accounting")) {
      ended = true;
    } else if (line.contains("Elapsed time (sec):")) {
      seconds = OutputNumbers.orNull(line.substring(line.indexOf(':') + 1));
    } else if (line.contains("energy(sigma->0)")) {
      Matcher matcher = ENERGY.matcher(line);
      energy = matcher.matches() ? (Double) OutputNumbers.number(matcher.group(1)) : energy;
    } else {
      header(line);
    }
  }

  private void loop(String line) {
    Matcher matcher = LOOP.matcher(line);
    if (matcher.matches()) {
      int next = Integer.parseInt(matcher.group(1));
      if (next != step) {
        step = next;
        bands.clear();
        places.clear();
        energy = null;
      }
      reached = false;
    }
  }

  private void header(String line) throws BrokenOutput {
    if (version == null) {
      Matcher matcher = VERSION.matcher(line);
      version = matcher.matches() ? matcher.group(1) : null;
      return;
    }
    int title = line.indexOf("TITEL");
    if (title >= 0 && line.indexOf('=') > title) {
      potentials.add(VaspSettings.potential(line.substring(line.indexOf('=') + 1)));
    } else if (line.contains(GRID)) {
      grid = VaspSettings.grid(line.substring(line.indexOf(GRID) + GRID.length()));
    } else if (line.contains("k-points in reciprocal lattice and weights")) {
      part = Part.KPOINTS;
    } else if (line.contains("VRHFIN")) {
      kinds.add(line.substring(line.indexOf('=') + 1).strip());
    } else if (line.contains("ions per type")) {
      counts =
          Arrays.stream(OutputNumbers.numbers(line.substring(line.indexOf('=') + 1)))
              .mapToInt(v -> (int) v)
              .toArray();
    } else if (step == 0 && line.contains("=")) {
      Matcher matcher = SETTING.matcher(line);
      while (matcher.find()) {
        if (WANTED.contains(matcher.group(1))) {
          // what was asked for comes first, then what was made of it
          found.put(matcher.group(1), matcher.group(2));
        }
      }
      matcher = OF_KINDS.matcher(line);
      if (matcher.find()) {
        found.put(matcher.group(1), matcher.group(2));
      }
    }
  }

  /** Reads a k-point and its weight; false at the line after the last one. */
  private boolean point(String line) {
    try {
      double[] numbers = OutputNumbers.numbers(line);
      if (numbers.length == 4) {
        gamma |= VaspSettings.isGamma(numbers);
        return true;
      }
    } catch (BrokenOutput e) {
      // this line is of something else
    }
    return false;
  }

  /** Reads a place between two rules. */
  private void place(String line) throws BrokenOutput {
    if (line.strip().startsWith("----")) {
      rules++;
      if (rules == 2) {
        part = Part.NONE;
      }
    } else {
      places.add(OutputNumbers.three(line));
    }
  }

  /** Reads a state of a k-point; false at the line after the last one. */
  private boolean state(String line) throws BrokenOutput {
    if (line.isBlank() || !Character.isDigit(line.strip().charAt(0))) {
      return false;
    }
    states.add(OutputNumbers.numbers(line));
    return true;
  }

  private void addPoint() throws BrokenOutput {
    boolean occupations = states.stream().allMatch(s -> s.length > 2);
    bands.add(
        spin,
        states.stream().mapToDouble(s -> s.length > 1 ? s[1] : Double.NaN).toArray(),
        occupations ? states.stream().mapToDouble(s -> s[2]).toArray() : null,
        full());
  }

  /** Without spin a state holds two electrons. */
  private double full() {
    return "2".equals(found.get("ISPIN")) || "T".equals(found.get("LNONCOLLINEAR")) ? 1 : 2;
  }

  @Override
  public CalculationOutput.Run run() {
    int points =
        found.get("NKPTS") instanceof String n && n.matches("\\d{1,8}") ? Integer.parseInt(n) : 0;
    return new CalculationOutput.Run(
        VaspRun.PROGRAM,
        version,
        VaspSettings.of(found, "ENCUT", potentials, VaspSettings.kpoints(grid, points, gamma)),
        seconds);
  }

  @Override
  public CalculationOutput.@Nullable Cell cell() {
    try {
      return edges.size() < 3 ? null : readCell();
    } catch (BrokenOutput e) {
      return CellReading.edgesAlone(edges);
    }
  }

  private CalculationOutput.Cell readCell() throws BrokenOutput {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < Math.min(kinds.size(), counts.length); i++) {
      String kind = kinds.get(i);
      int colon = kind.indexOf(':');
      for (int k = 0; k < counts[i]; k++) {
        labels.add(colon < 0 ? kind : kind.substring(0, colon));
      }
    }
    return CellReading.cartesian(
        edges.toArray(double[][]::new), labels, places, VaspField.of(found, false));
  }

  @Override
  public CalculationOutput finished() throws BrokenOutput {
    if (!ended) {
      throw new BrokenOutput("it ends before the account of the time with which VASP finishes");
    }
    if (edges.size() != 3 || places.isEmpty()) {
      throw new BrokenOutput("it has no calculated step");
    }
    CalculationOutput.Cell cell = readCell();
    if (!reached) {
      return new CalculationOutput.NotConverged(run(), cell, "the electrons did not converge");
    }
    String moving =
        VaspConvergence.ionProblem(
            step, OutputNumbers.whole(found.get("NSW")), OutputNumbers.whole(found.get("IBRION")));
    if (moving != null && !atRest) {
      return new CalculationOutput.NotConverged(run(), cell, moving);
    }
    if (bands.isEmpty()) {
      throw new BrokenOutput("its last step has no energies of states");
    }
    Integer points = OutputNumbers.whole(found.get("NKPTS"));
    if (points != null && bands.points() != points) {
      throw new BrokenOutput(
          "it has energies at %s of %s k-points".formatted(bands.points(), points));
    }
    Bands.Gap gap = bands.gap(fermi);
    return new CalculationOutput.Converged(run(), cell, gap.any(), gap.direct(), energy);
  }
}
