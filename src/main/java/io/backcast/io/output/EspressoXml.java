package io.backcast.io.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * The {@code data-file-schema.xml} of Quantum ESPRESSO's pw.x since version 6.2 (<a
 * href="https://www.quantum-espresso.org/ns/qes/">its schema</a>), in Hartree atomic units. A
 * calculation at a fixed density, {@code nscf} or {@code bands}, has no convergence of its own.
 */
final class EspressoXml implements OutputXml.Elements {
  static final String ROOT = "espresso";
  static final String PROGRAM = "Quantum ESPRESSO";

  /** One Hartree in eV, CODATA 2018. */
  private static final double HARTREE = 27.211386245988;

  /** One Bohr in Å, CODATA 2018. */
  private static final double BOHR = 0.529177210903;

  /** The atomic unit of {@code eamp} in V/Å. */
  private static final double FIELD_UNIT = HARTREE / BOHR;

  /** More elements than the schema has. */
  private static final int MOST_TEXTS = 10_000;

  private static final String OUTPUT = "espresso/output/";
  private static final String BANDS = OUTPUT + "band_structure/";
  private static final String FUNCTIONAL = OUTPUT + "dft/";
  private static final String STRUCTURE = OUTPUT + "atomic_structure/";
  private static final String FIELD = "espresso/input/electric_field/";

  private final Map<String, String> texts = new HashMap<>();
  private final List<String> labels = new ArrayList<>();
  private final List<double[]> places = new ArrayList<>();
  private final Bands bands = new Bands();
  private double @Nullable [] energies;
  private double @Nullable [] occupations;
  private @Nullable String version;
  private final SortedSet<String> potentials = new TreeSet<>();
  private final Map<String, String> functional = new TreeMap<>();
  private @Nullable String grid;
  private @Nullable String smearing;
  private @Nullable Double seconds;
  private boolean closed;

  @Override
  public void begin(String path, Attributes attributes) {
    switch (path) {
      case "espresso/general_info/creator" -> version = attributes.getValue("VERSION");
      case BANDS + "starting_k_points/monkhorst_pack" -> grid = grid(attributes);
      case BANDS + "smearing" -> smearing = attributes.getValue("degauss");
      case STRUCTURE + "atomic_positions/atom" ->
          labels.add(String.valueOf(attributes.getValue("name")));
      default -> {
        // the other elements say nothing when they begin
      }
    }
  }

  /** The points along each edge, and where the grid is moved by half a step. */
  private static String grid(Attributes attributes) {
    String points = joined(attributes, "x", "nk1", "nk2", "nk3");
    String offsets = joined(attributes, " ", "k1", "k2", "k3");
    return offsets.matches("(0|null)( (0|null)){2}") ? points : points + ", offset " + offsets;
  }

  private static String joined(Attributes attributes, String between, String... names) {
    return Arrays.stream(names)
        .map(name -> String.valueOf(attributes.getValue(name)))
        .collect(Collectors.joining(between));
  }

  @Override
  public void end(String path, String text) throws BrokenOutput {
    switch (path) {
      case STRUCTURE + "atomic_positions/atom" -> places.add(scaled(OutputNumbers.three(text)));
      case BANDS + "ks_energies/eigenvalues" -> energies = OutputNumbers.numbers(text);
      case BANDS + "ks_energies/occupations" -> occupations = OutputNumbers.numbers(text);
      case BANDS + "ks_energies" -> addPoint();
      case "espresso/timing_info/total/wall" -> seconds = OutputNumbers.orNull(text);
      case "espresso/closed" -> closed = true;
      case OUTPUT + "atomic_species/species/pseudo_file" -> potentials.add(text.strip());
      default -> {
        String stripped = text.strip();
        if (!stripped.isEmpty() && stripped.length() < 200 && texts.size() < MOST_TEXTS) {
          texts.put(path, stripped);
          // occupations of U are no settings
          if (path.startsWith(FUNCTIONAL) && !path.contains("_ns")) {
            functional.merge(path.substring(FUNCTIONAL.length()), stripped, (a, b) -> a + " " + b);
          }
        }
      }
    }
  }

  private static double[] scaled(double[] bohr) {
    return Arrays.stream(bohr).map(v -> v * BOHR).toArray();
  }

  /** A k-point has the states of one spin after those of the other. */
  private void addPoint() throws BrokenOutput {
    if (energies == null) {
      throw new BrokenOutput("a k-point has no energies");
    }
    double[] all = Arrays.stream(energies).map(e -> e * HARTREE).toArray();
    int up = all.length;
    if ("true".equals(texts.get(BANDS + "lsda"))) {
      Integer stated = OutputNumbers.whole(texts.get(BANDS + "nbnd_up"));
      up = stated == null ? all.length / 2 : stated;
    }
    if (up > all.length || occupations != null && occupations.length != all.length) {
      throw new BrokenOutput("a k-point lacks energies or occupations");
    }
    for (int s = 0; s < (up < all.length ? 2 : 1); s++) {
      int from = s == 0 ? 0 : up;
      int to = s == 0 ? up : all.length;
      bands.add(
          s,
          Arrays.copyOfRange(all, from, to),
          occupations == null ? null : Arrays.copyOfRange(occupations, from, to),
          1);
    }
    energies = null;
    occupations = null;
  }

  @Override
  public CalculationOutput.Run run() {
    Map<String, String> settings = new LinkedHashMap<>();
    put(settings, "calculation", "espresso/input/control_variables/calculation");
    settings.putAll(functional);
    put(settings, "ecutwfc (Hartree)", OUTPUT + "basis_set/ecutwfc");
    put(settings, "ecutrho (Hartree)", OUTPUT + "basis_set/ecutrho");
    put(settings, "occupations", BANDS + "occupations_kind");
    put(settings, "smearing", BANDS + "smearing");
    if (smearing != null) {
      settings.put("degauss (Hartree)", smearing);
    }
    put(settings, "electrons", BANDS + "nelec");
    put(settings, "lsda", BANDS + "lsda");
    put(settings, "noncolin", BANDS + "noncolin");
    put(settings, "spinorbit", BANDS + "spinorbit");
    if (!potentials.isEmpty()) {
      settings.put("pseudopotentials", String.join(", ", potentials));
    }
    if (grid != null) {
      settings.put("k-points", grid);
    }
    return new CalculationOutput.Run(PROGRAM, version, settings, seconds);
  }

  private void put(Map<String, String> settings, String key, String path) {
    String text = texts.get(path);
    if (text != null) {
      settings.put(key, text);
    }
  }

  @Override
  public CalculationOutput.@Nullable Cell cell() {
    try {
      return texts.containsKey(STRUCTURE + "cell/a3") ? readCell() : null;
    } catch (BrokenOutput e) {
      return null;
    }
  }

  private CalculationOutput.Cell readCell() throws BrokenOutput {
    double[][] edges = new double[3][];
    for (int i = 0; i < 3; i++) {
      String edge = texts.get(STRUCTURE + "cell/a" + (i + 1));
      if (edge == null) {
        throw new BrokenOutput("it has no calculated cell");
      }
      edges[i] = scaled(OutputNumbers.three(edge));
    }
    // pw.x counts the sign as the templates of this program do
    return CellReading.cartesian(edges, labels, places, field());
  }

  private double field() throws BrokenOutput {
    String vector = texts.get(FIELD + "electric_field_vector");
    if (vector != null && Arrays.stream(OutputNumbers.numbers(vector)).anyMatch(v -> v != 0)) {
      throw new BrokenOutput("its field is one of the Berry phase, not that of a layer in vacuum");
    }
    String amplitude = texts.get(FIELD + "electric_field_amplitude");
    double field = amplitude == null ? 0 : OutputNumbers.number(amplitude) * FIELD_UNIT;
    String direction = texts.get(FIELD + "electric_field_direction");
    if (field != 0 && !"3".equals(direction)) {
      throw new BrokenOutput(
          "its field is along direction %s, not along the third".formatted(direction));
    }
    return field;
  }

  @Override
  public CalculationOutput finished() throws BrokenOutput {
    CalculationOutput.Cell cell = readCell();
    String kind = texts.getOrDefault("espresso/input/control_variables/calculation", "scf");
    boolean fixed = kind.equals("nscf") || kind.equals("bands");
    if (!fixed && !"true".equals(texts.get(OUTPUT + converged("scf_conv")))) {
      return new CalculationOutput.NotConverged(run(), cell, "the electrons did not converge");
    }
    if ("false".equals(texts.get(OUTPUT + converged("opt_conv")))) {
      return new CalculationOutput.NotConverged(run(), cell, "the ions had not come to rest");
    }
    String status =
        texts.getOrDefault("espresso/exit_status", texts.getOrDefault("espresso/status", "0"));
    if (!closed || !status.equals("0")) {
      throw new BrokenOutput("pw.x ended with status " + status);
    }
    if (bands.isEmpty()) {
      throw new BrokenOutput("it has no energies of states");
    }
    Integer points = OutputNumbers.whole(texts.get(BANDS + "nks"));
    if (points != null && bands.points() != points) {
      throw new BrokenOutput(
          "it has energies at %s of %s k-points".formatted(bands.points(), points));
    }
    Bands.Gap gap = bands.gap(energy(BANDS + "fermi_energy"));
    return new CalculationOutput.Converged(
        run(), cell, gap.any(), gap.direct(), energy(OUTPUT + "total_energy/etot"));
  }

  private static String converged(String kind) {
    return "convergence_info/" + kind + "/convergence_achieved";
  }

  private @Nullable Double energy(String path) throws BrokenOutput {
    String text = texts.get(path);
    return text == null ? null : (Double) (OutputNumbers.number(text) * HARTREE);
  }
}
