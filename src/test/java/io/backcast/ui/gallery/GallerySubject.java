package io.backcast.ui.gallery;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A made-up subject for which the window must be as good as for the shipped models.
 *
 * @param id of its folder
 * @param title of its model
 * @param csv its table, header first
 * @param properties names of the columns that are properties
 * @param dressed gives variables and properties what the table does not say, such as symbols
 */
record GallerySubject(
    String id,
    String title,
    String csv,
    List<String> properties,
    UnaryOperator<DesignSpace> dressed) {
  private static final int ROWS = 240;

  /** One row's values from random numbers. */
  private interface Row {
    List<String> of(RandomGenerator random);
  }

  static List<GallerySubject> all() {
    return List.of(
        mixture(),
        one(),
        manyVariables(),
        manyProperties(),
        categories(),
        logarithms(),
        extremes(),
        negative(),
        otherScripts(),
        namelessClass());
  }

  private static GallerySubject of(
      String id, String title, String header, List<String> properties, Row row) {
    return of(id, title, header, properties, row, UnaryOperator.identity());
  }

  private static GallerySubject of(
      String id,
      String title,
      String header,
      List<String> properties,
      Row row,
      UnaryOperator<DesignSpace> dressed) {
    RandomGenerator random = Randoms.generator(id.hashCode());
    StringBuilder csv = new StringBuilder(header).append('\n');
    for (int i = 0; i < ROWS; i++) {
      csv.append(String.join(";", row.of(random))).append('\n');
    }
    return new GallerySubject(id, title, csv.toString(), properties, dressed);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static double between(RandomGenerator random, double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** Parts that sum to 100 %, with long names that hold brackets, spaces and percent signs. */
  private static GallerySubject mixture() {
    String strength = "Compressive strength after 28 days (cylinder, 20 °C)";
    return of(
        "mixture",
        "Concrete: parts of the binder (% by mass) and curing → compressive strength after 28 days",
        "Ordinary Portland cement, CEM I 42.5 R (% by mass);Ground granulated blast-furnace slag (%"
            + " by mass);Fly ash, siliceous (%);Silica fume (%);Water-to-binder ratio;"
            + strength,
        List.of(strength),
        random -> {
          double slag = Math.rint(between(random, 0, 300)) / 10;
          double ash = Math.rint(between(random, 0, 200)) / 10;
          double fume = Math.rint(between(random, 0, 100)) / 10;
          double cement = Math.rint(10 * (100 - slag - ash - fume)) / 10;
          double water = between(random, 0.3, 0.6);
          double y = 95 - 110 * (water - 0.3) + 0.9 * fume - 0.01 * slag * slag - 0.5 * ash;
          return List.of(text(cement), text(slag), text(ash), text(fume), text(water), text(y));
        },
        space -> units(space, List.of("%", "%", "%", "%", ""), List.of("MPa")));
  }

  /** The smallest model there is: a variable and a property, without units. */
  private static GallerySubject one() {
    return of(
        "one",
        "x → y",
        "x;y",
        List.of("y"),
        random -> {
          double x = between(random, 0, 1);
          return List.of(text(x), text(x * x + 0.2 * Math.sin(9 * x)));
        });
  }

  private static GallerySubject manyVariables() {
    String names =
        String.join(";", IntStream.rangeClosed(1, 24).mapToObj(i -> "channel_" + i).toList());
    return of(
        "many-variables",
        "24 channels of a spectrum → concentration",
        names + ";concentration",
        List.of("concentration"),
        random -> {
          List<String> row = new ArrayList<>();
          double sum = 0;
          for (int i = 0; i < 24; i++) {
            double v = between(random, 0, 1 + i % 3);
            sum += v * Math.cos(i);
            row.add(text(v));
          }
          row.add(text(sum));
          return row;
        },
        space -> units(space, List.of(), List.of("mmol/l")));
  }

  private static GallerySubject manyProperties() {
    List<String> properties =
        List.of(
            "yield",
            "purity",
            "viscosity (at 25 °C, after filtration)",
            "colour index",
            "cost per kilogram of product",
            "energy",
            "waste",
            "melt flow");
    return of(
        "many-properties",
        "A reactor: 4 settings → 8 properties",
        "temperature;residence time;catalyst;feed ratio;" + String.join(";", properties),
        properties,
        random -> {
          double t = between(random, 60, 120);
          double s = between(random, 5, 60);
          double c = between(random, 0.1, 2);
          double f = between(random, 0.5, 3);
          double[] y = {
            100 * (1 - Math.exp(-0.02 * s * c)),
            99 - 0.1 * (t - 60),
            2_000 / (1 + 0.05 * t),
            0.3 * t + s / 10,
            3 + 4 * c + 0.02 * t,
            0.8 * t + 0.5 * s,
            10 * f / (1 + c),
            t / 10 + f * f
          };
          List<String> row = new ArrayList<>(List.of(text(t), text(s), text(c), text(f)));
          for (double v : y) {
            row.add(text(v));
          }
          return row;
        },
        space ->
            units(
                space,
                List.of("°C", "min", "mol %", ""),
                List.of("%", "%", "mPa·s", "", "€/kg", "kWh", "kg/h", "g/10 min")));
  }

  /** Two columns of words, one with twelve long ones, and whole numbers. */
  private static GallerySubject categories() {
    List<String> solvents =
        List.of(
            "water",
            "ethanol",
            "dimethyl sulfoxide (DMSO)",
            "N,N-dimethylformamide",
            "acetonitrile",
            "tetrahydrofuran",
            "2-methyltetrahydrofuran",
            "toluene",
            "ethyl acetate",
            "dichloromethane",
            "1,4-dioxane",
            "γ-valerolactone");
    List<String> bases = List.of("K2CO3", "Cs2CO3", "none used");
    return of(
        "categories",
        "A coupling: solvent, base and passes → conversion",
        "solvent;base;passes;hours;conversion",
        List.of("conversion"),
        random -> {
          int solvent = random.nextInt(solvents.size());
          int base = random.nextInt(bases.size());
          int passes = 1 + random.nextInt(6);
          double hours = between(random, 1, 24);
          double y =
              100 * (1 - Math.exp(-0.02 * hours * passes * (1 + (solvent * 5 % 12) / 6.0)))
                  - 8 * base;
          return List.of(
              solvents.get(solvent),
              bases.get(base),
              Integer.toString(passes),
              text(hours),
              text(y));
        },
        space -> units(space, List.of("", "", "", "h"), List.of("%")));
  }

  private static GallerySubject logarithms() {
    return of(
        "logarithms",
        "Diffusion: doping, pressure and temperature → coefficient over twelve decades",
        "doping;pressure;temperature;diffusion coefficient",
        List.of("diffusion coefficient"),
        random -> {
          double doping = Math.pow(10, between(random, 14, 20));
          double pressure = Math.pow(10, between(random, -6, 2));
          double t = between(random, 600, 1_400);
          double y =
              1e-3 * Math.exp(-12_000 / t) * Math.pow(doping / 1e17, 0.4) * Math.sqrt(pressure);
          return List.of(text(doping), text(pressure), text(t), text(y));
        },
        space -> units(space, List.of("cm⁻³", "mbar", "K"), List.of("cm²/s")));
  }

  /** Linear scales of numbers that need a power of ten. */
  private static GallerySubject extremes() {
    return of(
        "extremes",
        "A resonator: 1e-9 and 1e12 in one table",
        "thickness;stiffness;current;frequency",
        List.of("frequency"),
        random -> {
          double thickness = between(random, 1e-9, 9e-9);
          double stiffness = between(random, 0.5e12, 1.1e12);
          double current = between(random, -3e-7, 3e-7);
          double y = 1e12 * Math.sqrt(stiffness / 1e12) * (1e-9 / thickness) + 1e17 * current;
          return List.of(text(thickness), text(stiffness), text(current), text(y));
        },
        space -> units(space, List.of("m", "Pa", "A"), List.of("Hz")));
  }

  private static GallerySubject negative() {
    return of(
        "negative",
        "Frozen food: temperatures below zero → quality loss",
        "storage temperature;potential;offset;quality loss",
        List.of("quality loss"),
        random -> {
          double t = between(random, -80, -18);
          double v = between(random, -3, -1);
          double o = between(random, -0.02, 0.02);
          return List.of(text(t), text(v), text(o), text(-400 + 3 * t + 50 * v + 2_000 * o));
        },
        space -> units(space, List.of("°C", "V", "mm"), List.of("J/mol")));
  }

  /** Names in scripts that the program's own typeface does not have. */
  private static GallerySubject otherScripts() {
    return of(
        "other-scripts",
        "鋼の焼戻し · Отпуск стали · σκληρότητα",
        "温度;Время выдержки;συγκέντρωση Cr;प्रवाह;硬度",
        List.of("硬度"),
        random -> {
          double t = between(random, 150, 650);
          double h = between(random, 0.5, 8);
          double cr = between(random, 0, 5);
          double f = between(random, 0, 1);
          return List.of(
              text(t), text(h), text(cr), text(f), text(780 - 0.7 * t - 12 * h + 20 * cr - 15 * f));
        },
        space -> units(space, List.of("°C", "ч", "%", ""), List.of("HV")));
  }

  /** Many rows have the smallest value, and nobody has said what that class is called. */
  private static GallerySubject namelessClass() {
    return of(
        "nameless-class",
        "Sprinkler: rows without any flow are a class that has no name",
        "pressure;opening;height;flow",
        List.of("flow"),
        random -> {
          double p = between(random, 0, 6);
          double o = between(random, 0, 1);
          double h = between(random, 0, 40);
          return List.of(text(p), text(o), text(h), text(Math.max(0, 12 * o * (p - 0.1 * h))));
        },
        space -> units(space, List.of("bar", "", "m"), List.of("l/min")));
  }

  /** The space with units, in order; an empty list leaves them as they are. */
  private static DesignSpace units(
      DesignSpace space, List<String> ofVariables, List<String> ofProperties) {
    List<Variable> variables = new ArrayList<>();
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      variables.add(
          new Variable(
              v.name(),
              v.symbol(),
              ofVariables.isEmpty() ? v.unit() : ofVariables.get(j),
              v.lower(),
              v.upper(),
              v.reference(),
              v.kind(),
              v.decimals(),
              v.categories(),
              v.scale()));
    }
    List<Property> properties = new ArrayList<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      properties.add(
          new Property(
              p.name(),
              p.symbol(),
              p.label(),
              ofProperties.get(k),
              p.lower(),
              p.upper(),
              p.decimals(),
              p.tolerance(),
              p.pointMass(),
              p.scale()));
    }
    return new DesignSpace(
        variables, properties, space.symmetries(), space.paths(), space.relations());
  }
}
