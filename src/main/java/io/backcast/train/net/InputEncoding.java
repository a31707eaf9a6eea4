package io.backcast.train.net;

import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import io.backcast.train.data.ChemicalDescriptors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns scaled designs into inputs of a predictor: a number stays as it is, a category becomes one
 * input for each of its names, 1 for the one nearest to its code and 0 for the others. Codes have
 * no order that a predictor could learn from.
 */
public final class InputEncoding {
  private final DesignSpace space;
  private final int[] variables;
  private final boolean plain;
  private final Map<Integer, float[][]> descriptors = new TreeMap<>();

  public InputEncoding(DesignSpace space) {
    this.space = space;
    this.variables =
        space.variables().stream()
            .flatMapToInt(
                v -> Arrays.stream(new int[inputs(v)]).map(zero -> space.variables().indexOf(v)))
            .toArray();
    this.plain = space.variables().stream().allMatch(v -> v.categories() == null);
    for (int j = 0; j < space.dx(); j++) {
      List<String> names = space.variables().get(j).categories();
      float[][] found = names == null ? null : ChemicalDescriptors.of(names);
      if (found != null) {
        descriptors.put(j, found);
      }
    }
  }

  private static int inputs(Variable v) {
    return v.categories() == null ? 1 : v.categories().size();
  }

  /** Number of variables. */
  public int dx() {
    return space.dx();
  }

  /** Number of inputs, {@code de}. */
  public int width() {
    return variables.length;
  }

  /** The variable that an input comes from. */
  public int variable(int input) {
    return variables[input];
  }

  /** The input of a variable, or the first of a category's. */
  public int input(int variable) {
    int input = 0;
    while (variables[input] != variable) {
      input++;
    }
    return input;
  }

  /** Whether no variable is a category, so that inputs are what they are made of. */
  public boolean plain() {
    return plain;
  }

  /** Whether a variable is a category. */
  public boolean categorical(int variable) {
    return space.variables().get(variable).categories() != null;
  }

  /** {@code f [n, dx] → e [n, de]}. */
  public <T> T encode(Ops<T> o, T f) {
    if (plain) {
      return f;
    }
    T all = null;
    for (int j = 0; j < space.dx(); j++) {
      T column = o.slice(f, 1, j, j + 1);
      T part = categorical(j) ? oneHot(o, column, space.variables().get(j)) : column;
      all = all == null ? part : o.concat(all, part, 1);
    }
    if (all == null) {
      throw new IllegalStateException("a design space without variables");
    }
    return all;
  }

  private static <T> T oneHot(Ops<T> o, T column, Variable v) {
    int k = inputs(v);
    float[] codes = new float[k];
    for (int c = 0; c < k; c++) {
      codes[c] = (float) v.scale(c);
    }
    T off = o.sub(o.clip(column, codes[0], codes[k - 1]), o.constant(codes, 1, k));
    T half = o.scalar((float) (0.5 / v.halfRange()));
    return o.mul(o.notPositive(o.sub(off, half)), o.notPositive(o.neg(o.add(off, half))));
  }

  /** Number of inputs of a network: those of all, and what is known of chemical elements. */
  int networkWidth() {
    return width() + descriptors.values().stream().mapToInt(d -> d[0].length).sum();
  }

  /**
   * {@code f [n, dx] → [n, networkWidth]}: inputs, and for a category of elements or formulas their
   * {@link ChemicalDescriptors}, by which a network knows which of them are alike.
   */
  <T> T networkInputs(Ops<T> o, T f) {
    T all = encode(o, f);
    for (Map.Entry<Integer, float[][]> known : descriptors.entrySet()) {
      int first = input(known.getKey());
      float[][] table = known.getValue();
      float[] flat = new float[table.length * table[0].length];
      for (int i = 0; i < table.length; i++) {
        System.arraycopy(table[i], 0, flat, i * table[0].length, table[0].length);
      }
      T chosen = o.slice(all, 1, first, first + table.length);
      all = o.concat(all, o.matMul(chosen, o.constant(flat, table.length, table[0].length)), 1);
    }
    return all;
  }

  /** The same on arrays, {@code [n][dx] → [n][de]}. */
  public float[][] encode(float[][] f) {
    return Arrays.stream(f).map(this::encode).toArray(float[][]::new);
  }

  /** The same for one design. */
  public float[] encode(float[] row) {
    float[] e = new float[width()];
    for (int c = 0; c < e.length; ) {
      int j = variables[c];
      Variable v = space.variables().get(j);
      if (v.categories() == null) {
        e[c] = row[j];
      } else {
        e[c + code(j, row[j])] = 1;
      }
      c += inputs(v);
    }
    return e;
  }

  /** The code of a category nearest to a scaled value. */
  public int code(int variable, float scaled) {
    Variable v = space.variables().get(variable);
    return (int) v.snap(v.unscale(scaled));
  }

  /** Slopes by input to slopes by variable, {@code [n, ≥ de] → [n, dx]}; a category's is 0. */
  public <T> T slopes(Ops<T> o, T ofInputs) {
    if (plain) {
      return ofInputs;
    }
    // a category's quantities move with it, in steps
    T slopes = descriptors.isEmpty() ? ofInputs : o.slice(ofInputs, 1, 0, width());
    float[] matrix = new float[width() * dx()];
    for (int c = 0; c < width(); c++) {
      matrix[c * dx() + variables[c]] = categorical(variables[c]) ? 0 : 1;
    }
    return o.matMul(slopes, o.constant(matrix, width(), dx()));
  }
}
