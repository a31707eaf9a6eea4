package io.backcast.engine.importing;

import io.backcast.train.net.OnnxOps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Linear networks that anybody can check in the head: each output is the row of all inputs, one
 * after the other, times a matrix.
 */
public final class BareNetwork {
  private final OnnxOps ops = new OnnxOps();
  private final List<String> inputs = new ArrayList<>();
  private String row = "";

  /** Adds an input {@code [n, columns]}. */
  public BareNetwork input(String name, int columns) {
    return join(ops.input(name, -1, columns), name);
  }

  /** Adds an input {@code [n]} that counts as one column. */
  public BareNetwork flatInput(String name) {
    return join(ops.reshape(ops.input(name, -1), -1, 1), name);
  }

  /** Multiplies all inputs so far by an input that is one number. */
  public BareNetwork scaledBy(String name) {
    row = ops.mul(row, ops.input(name));
    return this;
  }

  private BareNetwork join(String edge, String name) {
    row = inputs.isEmpty() ? edge : ops.concat(row, edge, 1);
    inputs.add(name);
    return this;
  }

  /**
   * Adds an output {@code [n, columns]}.
   *
   * @param matrix one row for each column of the inputs
   */
  public BareNetwork output(String name, double[][] matrix) {
    ops.output(name, product(matrix), -1, matrix[0].length);
    return this;
  }

  /** Adds an output {@code [n]}: the same number for every row. */
  public BareNetwork flatOutput(String name, double value, int columns) {
    String zero = product(new double[columns][1]);
    String flat = ops.reshape(ops.add(zero, ops.constant(new float[] {(float) value}, 1)), -1);
    ops.output(name, flat, -1);
    return this;
  }

  /** Adds an output {@code [n, rows, columns]} that is the same for every design. */
  public BareNetwork slopes(String name, double[][] slopes, int columns) {
    int dy = slopes.length;
    int dx = slopes[0].length;
    String zero = product(new double[columns][dy * dx]);
    float[] flat = new float[dy * dx];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) slopes[i / dx][i % dx];
    }
    ops.output(
        name, ops.reshape(ops.add(zero, ops.constant(flat, 1, dy * dx)), -1, dy, dx), -1, dy, dx);
    return this;
  }

  private String product(double[][] matrix) {
    int columns = matrix[0].length;
    float[] weights = new float[matrix.length * columns];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) matrix[i / columns][i % columns];
    }
    return ops.matMul(row, ops.constant(weights, matrix.length, columns));
  }

  /** Writes the file. */
  public Path write(Path file) throws IOException {
    return Files.write(file, ops.build(Map.of()));
  }
}
