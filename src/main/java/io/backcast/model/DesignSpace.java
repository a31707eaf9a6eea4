package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The variables of a design and the properties that a target is set for.
 *
 * @param variables in the order of every array's columns
 * @param properties in the order of every target's entries
 * @param symmetries generators, each a map from a variable's name to the name that takes its place,
 *     with a leading minus where the sign of the scaled value flips; other variables stay
 * @param paths lines along which the window and the command line follow a property
 * @param relations linear relations that every design keeps to; none for most spaces
 * @param constraints conditions as formulas that every design satisfies; none for most spaces
 */
public record DesignSpace(
    List<Variable> variables,
    List<Property> properties,
    List<Map<String, String>> symmetries,
    List<DesignPath> paths,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Relation> relations,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> constraints) {

  public DesignSpace {
    variables = List.copyOf(variables);
    properties = List.copyOf(properties);
    // a card may leave them out
    symmetries = List.copyOf(Objects.requireNonNullElse(symmetries, List.of()));
    paths = List.copyOf(Objects.requireNonNullElse(paths, List.of()));
    relations = List.copyOf(Objects.requireNonNullElse(relations, List.of()));
    constraints = List.copyOf(Objects.requireNonNullElse(constraints, List.of()));
  }

  /** A space without constraints. */
  public DesignSpace(
      List<Variable> variables,
      List<Property> properties,
      List<Map<String, String>> symmetries,
      List<DesignPath> paths,
      List<Relation> relations) {
    this(variables, properties, symmetries, paths, relations, List.of());
  }

  /** A space whose variables are independent of each other. */
  public DesignSpace(
      List<Variable> variables,
      List<Property> properties,
      List<Map<String, String>> symmetries,
      List<DesignPath> paths) {
    this(variables, properties, symmetries, paths, List.of());
  }

  /** A copy with relations between its variables. */
  public DesignSpace with(List<Relation> related) {
    return new DesignSpace(variables, properties, symmetries, paths, related, constraints);
  }

  /** A copy whose designs satisfy conditions. */
  public DesignSpace withConstraints(List<String> formulas) {
    return new DesignSpace(variables, properties, symmetries, paths, relations, formulas);
  }

  /** Number of variables. */
  public int dx() {
    return variables.size();
  }

  /** Number of properties. */
  public int dy() {
    return properties.size();
  }

  /** Column of a variable, or −1. */
  public int variableIndex(String name) {
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Column of a property, or −1. */
  public int propertyIndex(String name) {
    for (int i = 0; i < properties.size(); i++) {
      if (properties.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The reference design, {@code [dx]}, in physical units. */
  public float[] reference() {
    float[] x = new float[dx()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) variables.get(i).reference();
    }
    return x;
  }

  /** Default tolerance of each property as the card states it, {@code [dy]}. */
  public double[] tolerances() {
    return properties.stream().mapToDouble(Property::tolerance).toArray();
  }

  /** Default tolerance of each property about a target, {@code [dy]}, in physical units. */
  public double[] tolerances(double[] target) {
    double[] tolerances = new double[dy()];
    Arrays.setAll(tolerances, k -> properties.get(k).toleranceAt(target[k]));
    return tolerances;
  }

  /** One design in coordinates where every bound is −1 or 1, {@code [dx]}. */
  public float[] scaledRow(DesignMatrix x, int row) {
    return scaledRow(x.array(), row);
  }

  /** All designs in coordinates where every bound is −1 or 1, {@code [n][dx]}. */
  public float[][] scaledRows(DesignMatrix x) {
    return scaledRows(x.array());
  }

  /** Row {@code row} of {@code x [n, dx]} in coordinates where every bound is −1 or 1. */
  public float[] scaledRow(float[] x, int row) {
    float[] scaled = new float[dx()];
    scaleRow(x, row, scaled);
    return scaled;
  }

  /** The same into {@code scaled [dx]}. */
  public void scaleRow(float[] x, int row, float[] scaled) {
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) variables.get(i).scale(x[row * scaled.length + i]);
    }
  }

  /** All rows of {@code x [n, dx]} in coordinates where every bound is −1 or 1, {@code [n][dx]}. */
  public float[][] scaledRows(float[] x) {
    float[][] scaled = new float[x.length / dx()][];
    Arrays.setAll(scaled, i -> scaledRow(x, i));
    return scaled;
  }

  /**
   * Valid designs, in physical units, by their scaled coordinates {@code f [n][dx]}. Whole
   * variables are rounded, as floats hold the scaled ones only nearly.
   */
  public DesignMatrix designs(float[][] f) {
    DesignMatrix x = DesignMatrix.zeros(f.length, dx());
    for (int i = 0; i < f.length; i++) {
      for (int j = 0; j < dx(); j++) {
        Variable v = variables.get(j);
        x.set(i, j, v.valid(v.unscale(f[i][j])));
      }
    }
    return x;
  }

  /**
   * The group that the symmetries generate.
   *
   * @throws BackcastException if a generator names an unknown variable or is not a permutation
   */
  public SymmetryGroup group() throws BackcastException {
    List<Symmetry> generators = new ArrayList<>();
    for (Map<String, String> map : symmetries) {
      generators.add(generator(map));
    }
    return SymmetryGroup.generatedBy(generators, dx());
  }

  private Symmetry generator(Map<String, String> map) throws BackcastException {
    Symmetry symmetry = Symmetry.identity(dx());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      boolean minus = entry.getValue().startsWith("-");
      int to = variableIndex(entry.getKey());
      int from = variableIndex(minus ? entry.getValue().substring(1) : entry.getValue());
      if (to < 0 || from < 0) {
        throw new BackcastException(
            ErrorCode.BAD_CARD,
            Sentence.of("symmetry.no-variable", entry.getKey(), entry.getValue()));
      }
      symmetry.source()[to] = from;
      symmetry.sign()[to] = minus ? -1 : 1;
    }
    if (Arrays.stream(symmetry.source()).distinct().count() != dx()) {
      throw new BackcastException(ErrorCode.BAD_CARD, Sentence.of("symmetry.no-permutation", map));
    }
    return symmetry;
  }
}
