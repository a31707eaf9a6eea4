package io.backcast.literature;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A task of the literature, judged by its formula. */
record FormulaProblem(DesignTask task, int rows, Program program, long seed)
    implements GeneratorProblem {
  private static final int TARGETS = 5;

  @Override
  public String label() {
    return task.label();
  }

  @Override
  public Path table() throws IOException {
    double[][] x = task.designs(rows, seed);
    return program.table(task, x, Arrays.stream(x).map(task::simulate).toArray(double[][]::new));
  }

  @Override
  public Recipe recipe() throws BackcastException, IOException {
    return program.recipe(table(), task);
  }

  @Override
  public double[][] targets(DesignSpace space) {
    return Arrays.stream(task.designs(TARGETS, seed + 2_000))
        .map(task::simulate)
        .toArray(double[][]::new);
  }

  @Override
  public float[][] judge(DesignMatrix x) {
    return IntStream.range(0, x.rows()).mapToObj(i -> reached(x.row(i))).toArray(float[][]::new);
  }

  private float[] reached(float[] design) {
    double[] values = new double[design.length];
    Arrays.setAll(values, j -> design[j]);
    double[] y = task.simulate(values);
    float[] reached = new float[y.length];
    for (int k = 0; k < reached.length; k++) {
      reached[k] = (float) y[k];
    }
    return reached;
  }
}
