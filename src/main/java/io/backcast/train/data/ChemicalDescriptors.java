package io.backcast.train.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openscience.cdk.config.Elements;

/**
 * Physical quantities of chemical elements and formulas: of each of electronegativity (Pauling),
 * covalent radius, group, period and atomic number the mean over the atoms and, for formulas, their
 * standard deviation. The data of the elements are those of the Chemistry Development Kit.
 */
public final class ChemicalDescriptors {
  private static final Pattern FORMULA =
      Pattern.compile("([A-Z][a-z]?|\\(|\\)|\\[|])([1-9]\\d*(?:\\.\\d+)?|0?\\.\\d+)?");

  /** Fewer words than this are elements by chance, as in B, C and N. */
  private static final int LEAST = 5;

  /** Words of fewer elements than this are labels, as in S1, S2 and S3. */
  private static final int LEAST_ELEMENTS = 3;

  private static final int QUANTITIES = 5;

  private ChemicalDescriptors() {}

  /**
   * The quantities of every word, each scaled to mean 0 and standard deviation 1 over the words;
   * those that are the same for all words are left out.
   *
   * @return {@code [words][quantities]}; null unless all words are elements or formulas
   */
  public static float @Nullable [][] of(List<String> words) {
    if (words.size() < LEAST) {
      return null;
    }
    List<double[]> rows = new ArrayList<>();
    Set<Elements> different = new HashSet<>();
    for (String word : words) {
      Map<Elements, Double> atoms = atoms(word);
      if (atoms.isEmpty()) {
        return null;
      }
      rows.add(quantities(atoms));
      different.addAll(atoms.keySet());
    }
    if (different.size() < LEAST_ELEMENTS) {
      return null;
    }
    List<double[]> columns = new ArrayList<>();
    for (int q = 0; q < 2 * QUANTITIES; q++) {
      int quantity = q;
      double[] scaled = standardised(rows.stream().mapToDouble(r -> r[quantity]).toArray());
      if (scaled.length > 0) {
        columns.add(scaled);
      }
    }
    float[][] out = new float[words.size()][columns.size()];
    for (int i = 0; i < out.length; i++) {
      for (int q = 0; q < columns.size(); q++) {
        out[i][q] = (float) columns.get(q)[i];
      }
    }
    return out;
  }

  /**
   * Number of atoms of each element of a formula such as {@code La0.7Sr0.3MnO3}; empty for others.
   */
  static Map<Elements, Double> atoms(String formula) {
    Map<Elements, Double> atoms = new LinkedHashMap<>();
    Matcher matcher = FORMULA.matcher(formula);
    List<Map<Elements, Double>> open = new ArrayList<>(List.of(atoms));
    int at = 0;
    while (at < formula.length() && matcher.find(at) && matcher.start() == at) {
      at = matcher.end();
      double count = matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2));
      String part = matcher.group(1);
      if (part.equals("(") || part.equals("[")) {
        open.add(new LinkedHashMap<>());
      } else if (part.equals(")") || part.equals("]")) {
        if (open.size() == 1) {
          return Map.of();
        }
        Map<Elements, Double> inner = open.removeLast();
        inner.forEach((e, n) -> open.getLast().merge(e, n * count, Double::sum));
      } else {
        Elements element = Elements.ofString(part);
        if (element == Elements.Unknown || !element.symbol().equals(part)) {
          return Map.of();
        }
        open.getLast().merge(element, count, Double::sum);
      }
    }
    return at == formula.length() && open.size() == 1 ? atoms : Map.of();
  }

  /** Means over the atoms, then standard deviations. */
  private static double[] quantities(Map<Elements, Double> atoms) {
    double[] out = new double[2 * QUANTITIES];
    for (int q = 0; q < QUANTITIES; q++) {
      double weight = 0;
      double sum = 0;
      double squares = 0;
      for (Map.Entry<Elements, Double> e : atoms.entrySet()) {
        double value = quantity(e.getKey(), q);
        if (!Double.isNaN(value)) {
          weight += e.getValue();
          sum += e.getValue() * value;
          squares += e.getValue() * value * value;
        }
      }
      double mean = sum / weight;
      out[q] = mean;
      out[QUANTITIES + q] = Math.sqrt(Math.max(0, squares / weight - mean * mean));
    }
    return out;
  }

  /** NaN where it is not known, as the electronegativity of most noble gases. */
  private static double quantity(Elements element, int quantity) {
    Number value =
        switch (quantity) {
          case 0 -> element.electronegativity();
          case 1 -> element.covalentRadius();
          case 2 -> element.group();
          case 3 -> element.period();
          default -> element.number();
        };
    return value == null ? Double.NaN : value.doubleValue();
  }

  /** Unknown values become the mean; empty if all values are the same. */
  private static double[] standardised(double[] values) {
    double sum = 0;
    double squares = 0;
    int known = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        squares += value * value;
        known++;
      }
    }
    double mean = sum / known;
    double variance = squares / known - mean * mean;
    if (!(variance > 1e-9 * mean * mean)) {
      return new double[0];
    }
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Double.isNaN(values[i]) ? 0 : (values[i] - mean) / Math.sqrt(variance);
    }
    return out;
  }
}
