package io.backcast.io.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * The {@code vasprun.xml} of VASP 5 and 6 (<a href="https://vasp.at/wiki/Vasprun.xml">its
 * description</a>). Of several ionic steps the last one counts, with the cell and the states that
 * it has. Electrons have converged if they took fewer steps than NELM allows, and ions if they took
 * fewer than NSW.
 */
final class VaspRun implements OutputXml.Elements {
  static final String ROOT = "modeling";
  static final String PROGRAM = "VASP";

  private static final String STEP = "modeling/calculation";
  private static final String BASIS = STEP + "/structure/crystal/varray";
  private static final String PLACES = STEP + "/structure/varray";

  /** Column of the potential's title among those of a kind of atoms, from 1. */
  private static final int POTENTIAL = 5;

  private static final String STATES = STEP + "/eigenvalues/array/set/set";

  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, String> incar = new HashMap<>();
  private final SortedSet<String> potentials = new TreeSet<>();
  private final Map<String, String> generator = new HashMap<>();
  private final List<String> elements = new ArrayList<>();
  private final List<double[]> edges = new ArrayList<>();
  private final List<double[]> places = new ArrayList<>();
  private final Bands bands = new Bands();
  private final List<double[]> states = new ArrayList<>();
  private String name = "";
  private String list = "";
  private @Nullable String grid;
  private int kpoints;
  private int column;
  private boolean gamma;
  private int steps;
  private int electronSteps;
  private int spin;
  private boolean firstColumn;
  private @Nullable Double fermi;
  private @Nullable Double seconds;
  private @Nullable Double energy;
  private @Nullable Double free;

  /** From the free energy to that without smearing, eV. */
  private double extrapolation;

  @Override
  public void begin(String path, Attributes attributes) {
    name = attribute(attributes, "name");
    switch (path) {
      case STEP -> {
        steps++;
        electronSteps = 0;
        edges.clear();
        places.clear();
        bands.clear();
        fermi = null;
        energy = null;
      }
      case BASIS, PLACES, "modeling/kpoints/varray", "modeling/atominfo/array" -> list = name;
      case STATES -> spin = spin(attribute(attributes, "comment"));
      case STATES + "/set" -> states.clear();
      case "modeling/atominfo/array/set/rc" -> {
        firstColumn = true;
        column = 0;
      }
      default -> {
        // the other elements say nothing when they begin
      }
    }
  }

  private static int spin(String comment) {
    return comment.strip().endsWith("2") ? 1 : 0;
  }

  private static String attribute(Attributes attributes, String key) {
    String value = attributes.getValue(key);
    return value == null ? "" : value;
  }

  @Override
  public void end(String path, String text) throws BrokenOutput {
    if (path.startsWith("modeling/parameters/") && path.endsWith("/i")) {
      // the section of response functions repeats names with values of its own
      parameters.putIfAbsent(name, text.strip());
      return;
    }
    switch (path) {
      case "modeling/incar/i", "modeling/incar/v" -> incar.put(name, text.strip());
      case "modeling/generator/i" -> generator.put(name, text.strip());
      case "modeling/kpoints/generation/v" -> {
        if (name.equals("divisions")) {
          grid = VaspSettings.grid(text);
        }
      }
      case "modeling/kpoints/varray/v" -> {
        if (list.equals("kpointlist")) {
          kpoints++;
          gamma |= VaspSettings.isGamma(OutputNumbers.three(text));
        }
      }
      case "modeling/atominfo/array/set/rc/c" -> {
        if (list.equals("atoms") && firstColumn) {
          elements.add(text);
          firstColumn = false;
        } else if (list.equals("atomtypes")) {
          column++;
          if (column == POTENTIAL) {
            potentials.add(VaspSettings.potential(text));
          }
        }
      }
      case STEP + "/scstep" -> electronSteps++;
      case STEP + "/scstep/energy/i" -> correction(text);
      case BASIS + "/v" -> add(edges, list.equals("basis"), text);
      case PLACES + "/v" -> add(places, list.equals("positions"), text);
      case STEP + "/energy/i" -> {
        if (name.equals("e_fr_energy")) {
          // the field for the extrapolated energy holds another number in many versions
          energy = OutputNumbers.number(text) + extrapolation;
        }
      }
      case STATES + "/set/r" -> states.add(OutputNumbers.numbers(text));
      case STATES + "/set" -> addPoint();
      case STEP + "/time" -> time(text.strip().split("\\s+", -1));
      case STEP + "/dos/i" -> {
        if (name.equals("efermi")) {
          fermi = OutputNumbers.number(text);
        }
      }
      default -> {
        // the other elements do not matter
      }
    }
  }

  private static void add(List<double[]> rows, boolean wanted, String text) throws BrokenOutput {
    if (wanted) {
      rows.add(OutputNumbers.three(text));
    }
  }

  /** Adds the time of a step by the clock; where one is unreadable, the time is not known. */
  private void time(String[] times) {
    if (times.length > 1) {
      Double one = OutputNumbers.orNull(times[1]);
      seconds = (seconds == null ? 0 : seconds) + (one == null ? Double.NaN : one);
    }
  }

  private void correction(String text) throws BrokenOutput {
    if (name.equals("e_fr_energy")) {
      free = OutputNumbers.number(text);
    } else if (name.equals("e_0_energy") && free != null) {
      extrapolation = OutputNumbers.number(text) - free;
    }
  }

  private void addPoint() throws BrokenOutput {
    boolean occupations = states.stream().allMatch(s -> s.length > 1);
    bands.add(
        spin,
        states.stream().mapToDouble(s -> s.length > 0 ? s[0] : Double.NaN).toArray(),
        occupations ? states.stream().mapToDouble(s -> s[1]).toArray() : null,
        1);
  }

  @Override
  public CalculationOutput.Run run() {
    Map<String, String> found = new HashMap<>(incar);
    found.putAll(parameters);
    Map<String, String> settings =
        VaspSettings.of(found, "ENMAX", potentials, VaspSettings.kpoints(grid, kpoints, gamma));
    return new CalculationOutput.Run(
        PROGRAM,
        generator.get("version"),
        settings,
        seconds == null || seconds.isNaN() ? null : seconds);
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
    return CellReading.fractional(
        edges.toArray(double[][]::new), elements, places, VaspField.of(parameters, true));
  }

  @Override
  public CalculationOutput finished() throws BrokenOutput {
    if (steps == 0 || edges.size() != 3) {
      throw new BrokenOutput("it has no calculated step");
    }
    CalculationOutput.Cell cell = readCell();
    String open =
        VaspConvergence.problem(
            electronSteps,
            OutputNumbers.whole(parameters.get("NELM")),
            steps,
            OutputNumbers.whole(parameters.get("NSW")),
            OutputNumbers.whole(parameters.get("IBRION")));
    if (open != null) {
      return new CalculationOutput.NotConverged(run(), cell, open);
    }
    if (bands.isEmpty()) {
      throw new BrokenOutput("its last step has no energies of states");
    }
    if (kpoints > 0 && bands.points() != kpoints) {
      throw new BrokenOutput(
          "it has energies at %s of %s k-points".formatted(bands.points(), kpoints));
    }
    Bands.Gap gap = bands.gap(fermi);
    return new CalculationOutput.Converged(run(), cell, gap.any(), gap.direct(), energy);
  }
}
