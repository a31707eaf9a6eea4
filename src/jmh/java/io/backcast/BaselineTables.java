package io.backcast;

import io.backcast.io.table.Table;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Ten tables that mimic what people have: their sizes, levels, sheets, noise and categories, by
 * formulas of our own. Every table depends on its seed alone.
 */
public final class BaselineTables {
  private final long seed;

  /**
   * A table with what its columns are.
   *
   * @param name of the kind
   * @param space its last property is the table's last column
   */
  public record Sample(String name, DesignSpace space, Table table) {}

  /** A column: its name, its number of categories or 0, and how its values are drawn. */
  private record Column(String name, int categories) {}

  /** The property of one design; {@code random} gives the noise. */
  private interface Response {
    double of(double[] x, RandomGenerator random);
  }

  /** One design. */
  private interface Drawing {
    double[] of(RandomGenerator random);
  }

  public BaselineTables(long seed) {
    this.seed = seed;
  }

  /** All ten. */
  public List<Sample> all() {
    return List.of(
        oxides(),
        twoDimensional(),
        perovskites(),
        concrete(),
        airfoil(),
        steels(),
        polymers(),
        chromatography(),
        process(),
        steps());
  }

  /** Two of 73 elements, a fraction and a temperature; what matters is hidden in the elements. */
  private Sample oxides() {
    RandomGenerator hidden = Randoms.generator(seed + 1);
    double[] affinity = hidden.doubles(73).toArray();
    double[] radius = hidden.doubles(73).toArray();
    return sample(
        "oxides, 73 elements",
        1_500,
        columns("A/73", "B/73", "fraction", "temperature"),
        r ->
            new double[] {
              (int) (73 * Math.pow(r.nextDouble(), 1.5)),
              r.nextInt(73),
              r.nextInt(1, 10) / 10.0,
              r.nextInt(300, 1200)
            },
        (x, r) -> {
          int a = (int) x[0];
          int b = (int) x[1];
          double mix = x[2] * affinity[a] + (1 - x[2]) * affinity[b];
          double mismatch = radius[a] - radius[b];
          return 4 * mix - 3 * mismatch * mismatch + x[3] / 1_000 * mix + 0.15 * r.nextGaussian();
        });
  }

  /** 118 rows and 14 descriptors, which three hidden traits drive. */
  private Sample twoDimensional() {
    RandomGenerator hidden = Randoms.generator(seed + 2);
    double[][] loads = new double[14][];
    Arrays.setAll(loads, j -> hidden.doubles(3, -1, 1).toArray());
    List<String> names = IntStream.range(0, 14).mapToObj(j -> "d" + j).toList();
    return sample(
        "2D materials, 118 rows",
        118,
        columns(names.toArray(String[]::new)),
        r -> {
          double[] trait = {r.nextGaussian(), r.nextGaussian(), r.nextGaussian()};
          return Arrays.stream(loads)
              .mapToDouble(
                  l ->
                      l[0] * trait[0] + l[1] * trait[1] + l[2] * trait[2] + 0.25 * r.nextGaussian())
              .toArray();
        },
        (x, r) ->
            2
                + x[0]
                + 0.7 * Math.abs(x[3])
                + 0.5 * x[5] * x[7]
                - Math.tanh(2 * x[9])
                + 0.3 * r.nextGaussian());
  }

  /** Site fractions that sum to one on each site; a gap with bowing. */
  private Sample perovskites() {
    return sample(
        "perovskites, fractions",
        495,
        columns("MA", "FA", "Cs", "Pb", "Sn", "I", "Br", "Cl"),
        r -> {
          double[] a = simplex(r, 3);
          double tin = r.nextInt(0, 9) / 8.0;
          double[] h = simplex(r, 3);
          return new double[] {a[0], a[1], a[2], 1 - tin, tin, h[0], h[1], h[2]};
        },
        (x, r) ->
            1.55 * x[5]
                + 2.3 * x[6]
                + 3.0 * x[7]
                - 0.4 * x[5] * x[6]
                + 0.2 * x[2]
                - 0.05 * x[1]
                - 0.3 * x[4]
                - 0.9 * x[3] * x[4]
                + 0.04 * r.nextGaussian());
  }

  /** Mixes of eight parts, each tested at several ages. */
  private Sample concrete() {
    double[] ages = {1, 3, 7, 14, 28, 28, 28, 56, 90, 180, 365};
    return sample(
        "concrete",
        1_030,
        columns("cement", "slag", "ash", "water", "plasticizer", "coarse", "fine", "age"),
        r ->
            new double[] {
              Math.rint(r.nextDouble(102, 540)),
              r.nextDouble() < 0.45 ? 0 : Math.rint(r.nextDouble(11, 359)),
              r.nextDouble() < 0.55 ? 0 : Math.rint(r.nextDouble(24, 200)),
              Math.rint(181 + 21 * r.nextGaussian()),
              r.nextDouble() < 0.37 ? 0 : Math.rint(10 * r.nextDouble(2, 20)) / 10,
              Math.rint(973 + 78 * r.nextGaussian()),
              Math.rint(774 + 80 * r.nextGaussian()),
              ages[r.nextInt(ages.length)]
            },
        (x, r) -> {
          double binder = x[0] + 0.75 * x[1] + 0.45 * x[2];
          double ratio = binder / (x[3] - 1.5 * Math.min(x[4], 10));
          double ripe = Math.pow(x[7] / (x[7] + 4 + x[1] / 60 + x[2] / 20), 0.8);
          double strength = 31 * Math.pow(ratio, 1.1) * ripe - 0.01 * (x[5] - 973);
          return Math.max(2, strength * (1 + 0.07 * r.nextGaussian()) + 2 * r.nextGaussian());
        });
  }

  /** Spectra at few settings of angle, chord and speed. */
  private Sample airfoil() {
    double[] chords = {0.0254, 0.0508, 0.1016, 0.1524, 0.2286, 0.3048};
    double[] speeds = {31.7, 39.6, 55.5, 71.3};
    return sample(
        "airfoil noise",
        1_503,
        columns("frequency", "angle", "chord", "speed", "thickness"),
        r -> {
          double angle = r.nextInt(0, 9) * 2.5;
          double chord = chords[r.nextInt(6)];
          double step = Math.pow(10, 0.1 * r.nextInt(0, 20));
          return new double[] {
            Math.rint(200 * step),
            angle,
            chord,
            speeds[r.nextInt(4)],
            1e-5 * Math.rint(1e5 * (0.0005 + chord * 0.05 * Math.exp(0.11 * angle)))
          };
        },
        (x, r) -> {
          double strouhal = Math.log10(x[0] * x[4] / x[3]);
          double peak = -0.9 - 0.02 * x[1];
          double tone = 8 * Math.exp(-Math.pow((strouhal - peak + 0.8) / 0.15, 2));
          return 126
              + 50 * Math.log10(x[3] / 71.3)
              + 6 * Math.log10(x[4] * 100)
              - 14 * Math.pow(strouhal - peak, 2)
              + (x[1] < 6 ? tone : 0)
              + 1.2 * r.nextGaussian();
        });
  }

  /** Thirteen parts per hundred, most of them at few levels. */
  private Sample steels() {
    return sample(
        "steels",
        312,
        columns("C", "Mn", "Si", "Cr", "Ni", "Mo", "V", "N", "Nb", "Co", "W", "Al", "Ti"),
        r -> {
          double[] x = new double[13];
          double[] most = {0.4, 3, 4, 17.5, 21, 9, 4, 0.15, 2.5, 20, 9, 1.8, 2.5};
          for (int j = 0; j < 13; j++) {
            boolean absent = j > 4 && r.nextDouble() < 0.5;
            x[j] = absent ? 0 : most[j] * Math.rint(20 * Math.pow(r.nextDouble(), 2)) / 20;
          }
          return x;
        },
        (x, r) ->
            900
                + 900 * Math.sqrt(x[0])
                + 28 * x[9]
                + 45 * x[5]
                + 160 * x[12] * Math.min(1, x[4] / 10)
                + 150 * x[11] * Math.min(1, x[4] / 10)
                - (x[3] > 12 && x[4] > 8 ? 400 : 0)
                + 90 * r.nextGaussian());
  }

  /** Three recipes by name and four numbers. */
  private Sample polymers() {
    RandomGenerator hidden = Randoms.generator(seed + 7);
    double[] stiff = hidden.doubles(12, -1, 1).toArray();
    double[] rate = hidden.doubles(5, 0.5, 2).toArray();
    double[] polar = hidden.doubles(6, -1, 1).toArray();
    return sample(
        "polymers",
        500,
        columns("monomer/12", "initiator/5", "solvent/6", "load", "hours", "heat", "ratio"),
        r ->
            new double[] {
              r.nextInt(12),
              r.nextInt(5),
              r.nextInt(6),
              r.nextDouble(0.1, 5),
              r.nextInt(1, 25),
              5 * r.nextInt(8, 25),
              r.nextDouble(0, 1)
            },
        (x, r) -> {
          double match = stiff[(int) x[0]] * polar[(int) x[2]];
          double speed = rate[(int) x[1]] * Math.exp((x[5] - 80) / 40);
          double done = 1 - Math.exp(-speed * x[4] / 8);
          return 60 * done * (1 + 0.5 * match)
              + 25 * stiff[(int) x[0]] * x[6]
              - 6 * Math.sqrt(x[3])
              + 2.5 * r.nextGaussian();
        });
  }

  /** Six settings of a pump; a response with a sharp optimum. */
  private Sample chromatography() {
    return sample(
        "HPLC",
        180,
        columns("loop", "sample", "tube", "flow", "push", "wait"),
        r ->
            new double[] {
              r.nextDouble(0, 0.08),
              r.nextDouble(0, 0.06),
              r.nextDouble(0.1, 0.9),
              r.nextDouble(0.5, 2.5),
              r.nextDouble(80, 150),
              r.nextDouble(1, 10)
            },
        (x, r) -> {
          double full = 1 / (1 + Math.exp(-(x[1] - 0.4 * x[0]) * 150));
          double centre = Math.exp(-Math.pow((x[4] / 115 - 0.3 * x[2] - 0.85) / 0.15, 2));
          return 2_000 * full * centre * (0.5 + 6 * x[0])
              + 40 * x[3]
              + 30 * (1 - Math.exp(-x[5] / 3))
              + 25 * r.nextGaussian();
        });
  }

  /** Records of a plant: four columns of words, and as much noise as signal. */
  private Sample process() {
    RandomGenerator hidden = Randoms.generator(seed + 9);
    double[] machine = hidden.doubles(8, -2, 2).toArray();
    double[] supplier = hidden.doubles(15, -1, 1).toArray();
    return sample(
        "noisy process",
        1_400,
        columns("machine/8", "supplier/15", "shift/3", "grade/4", "t1", "t2", "p", "feed", "pH"),
        r ->
            new double[] {
              r.nextInt(8),
              r.nextInt(15),
              r.nextInt(3),
              r.nextInt(4),
              80 + 10 * r.nextGaussian(),
              120 + 15 * r.nextGaussian(),
              Math.exp(0.4 * r.nextGaussian()),
              r.nextDouble(10, 50),
              7 + 0.6 * r.nextGaussian()
            },
        (x, r) ->
            20
                + machine[(int) x[0]]
                + supplier[(int) x[1]]
                + (x[2] == 2 ? -1 : 0)
                + 1.5 * x[3] * Math.tanh((x[4] - 80) / 8)
                - Math.pow((x[5] - 120) / 15, 2)
                + 0.05 * x[7]
                + (r.nextDouble() < 0.02 ? 12 : 2.5) * r.nextGaussian());
  }

  /** Thresholds and switches, where trees are at home. */
  private Sample steps() {
    return sample(
        "thresholds",
        800,
        columns("a", "b", "c", "d", "e", "mode/4"),
        r ->
            new double[] {
              r.nextDouble(),
              r.nextDouble(),
              r.nextDouble(),
              r.nextDouble(),
              r.nextDouble(),
              r.nextInt(4)
            },
        (x, r) -> {
          double value = x[0] > 0.6 ? 5 : x[1] > 0.3 ? 2 : -1;
          value += x[5] == 1 && x[2] < 0.5 ? 4 : 0;
          value += x[5] == 3 ? Math.floor(4 * x[3]) : 0;
          return value + (x[4] > 0.8 && x[0] < 0.4 ? -3 : 0) + 0.2 * r.nextGaussian();
        });
  }

  private static double[] simplex(RandomGenerator random, int parts) {
    // many mixes have one or two parts only
    double[] x = new double[parts];
    double sum = 0;
    for (int i = 0; i < parts; i++) {
      x[i] = random.nextDouble() < 0.35 ? 0 : random.nextInt(1, 11);
      sum += x[i];
    }
    if (sum == 0) {
      x[random.nextInt(parts)] = sum = 1;
    }
    double whole = sum;
    return Arrays.stream(x).map(v -> v / whole).toArray();
  }

  private static List<Column> columns(String... names) {
    return Arrays.stream(names)
        .map(
            n -> {
              String[] parts = n.split("/");
              return new Column(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
            })
        .toList();
  }

  private Sample sample(
      String name, int rows, List<Column> columns, Drawing drawing, Response response) {
    RandomGenerator random = Randoms.generator(seed * 31 + name.hashCode());
    int dx = columns.size();
    double[][] values = new double[rows][];
    for (int i = 0; i < rows; i++) {
      double[] x = drawing.of(random);
      values[i] = Arrays.copyOf(x, dx + 1);
      values[i][dx] = response.of(x, random);
    }
    List<Variable> variables = new ArrayList<>();
    for (int j = 0; j < dx; j++) {
      int at = j;
      Column c = columns.get(j);
      double lower = Arrays.stream(values).mapToDouble(r -> r[at]).min().orElse(0);
      double upper = Arrays.stream(values).mapToDouble(r -> r[at]).max().orElse(1);
      variables.add(
          c.categories == 0
              ? new Variable(
                  c.name, c.name, "", lower, upper, lower, VariableKind.CONTINUOUS, 3, null)
              : new Variable(
                  c.name,
                  c.name,
                  "",
                  0,
                  c.categories - 1,
                  0,
                  VariableKind.CATEGORICAL,
                  0,
                  IntStream.range(0, c.categories).mapToObj(k -> "k" + k).toList()));
    }
    double lowest = Arrays.stream(values).mapToDouble(r -> r[dx]).min().orElse(0);
    double highest = Arrays.stream(values).mapToDouble(r -> r[dx]).max().orElse(1);
    Property property =
        new Property("y", "y", "y", "", lowest, highest, 3, 0.02 * (highest - lowest), null);
    List<String> header = new ArrayList<>(columns.stream().map(Column::name).toList());
    header.add("y");
    return new Sample(
        name,
        new DesignSpace(variables, List.of(property), List.of(), List.of()),
        new Table(header, values));
  }
}
