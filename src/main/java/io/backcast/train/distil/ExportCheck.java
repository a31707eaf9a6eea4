package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.engine.OnnxGraph;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.net.TorchOps;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Compares an ONNX file with the network it was traced from, on random inputs. */
record ExportCheck(NDManager manager, DesignSpace space) {
  private static final int PROBES = 300;

  /** Largest allowed difference of a predictor's outputs. */
  static final double LIMIT = 1e-4;

  /**
   * The same for an invertible network, whose couplings amplify rounding; a wrong graph differs by
   * far more.
   */
  static final double FLOW_LIMIT = 2e-3;

  /**
   * Runs both.
   *
   * @param inputs of the network: {@code x} is probed with designs, {@code y} with targets, others
   *     with normal numbers
   * @param limit on the {@link #difference}
   * @throws BackcastException if the file computes anything else than the network
   */
  void verify(Path file, List<OnnxExporter.Port> inputs, NetworkFunction network, double limit)
      throws BackcastException {
    List<float[]> probes = inputs.stream().map(this::probe).toList();
    try (OnnxGraph graph = OnnxGraph.open(file);
        NDManager scope = manager.newSubManager()) {
      List<float[]> got = graph.run(PROBES, probes);
      List<NDArray> arrays =
          probes.stream().map(p -> scope.create(p, new Shape(PROBES, p.length / PROBES))).toList();
      List<NDArray> wanted = network.apply(new TorchOps(scope), arrays);
      for (int k = 0; k < wanted.size(); k++) {
        double difference = difference(got.get(k), wanted.get(k).toFloatArray());
        // also true for NaN
        if (!(difference <= limit)) {
          throw new BackcastException(
              ErrorCode.FAILED,
              String.format(
                  Locale.ROOT,
                  "%s differs from the trained network by %.2g, more than %.0e. Please report"
                      + " this.",
                  file,
                  difference,
                  limit));
        }
      }
    }
  }

  /**
   * Largest difference of two arrays of the same length, relative where the true value exceeds one;
   * NaN if any value is.
   */
  static double difference(float[] got, float[] truth) {
    double largest = 0;
    for (int i = 0; i < truth.length; i++) {
      largest = Math.max(largest, Math.abs(got[i] - truth[i]) / Math.max(1, Math.abs(truth[i])));
    }
    return largest;
  }

  private float[] probe(OnnxExporter.Port input) {
    return switch (input.name()) {
      case "x" -> designs();
      case "y" -> targets();
      default -> Randoms.normals(5, 0, PROBES, (int) input.shape()[1]);
    };
  }

  private float[] designs() {
    if (!space.relations().isEmpty()) {
      return relatedDesigns();
    }
    RandomGenerator random = Randoms.generator(3);
    float[] x = new float[PROBES * space.dx()];
    for (int i = 0; i < x.length; i++) {
      Variable v = space.variables().get(i % space.dx());
      // not close to the bounds, where the logit amplifies rounding a thousandfold
      x[i] = (float) v.unscale(1.9 * random.nextDouble() - 0.95);
    }
    return x;
  }

  /** Halfway between designs of the prior and their mean, for the same reason. */
  private float[] relatedDesigns() {
    float[][] f = new DesignPrior(space).draw(3, PROBES);
    float[] x = new float[PROBES * space.dx()];
    for (int j = 0; j < space.dx(); j++) {
      int column = j;
      double mean = Arrays.stream(f).mapToDouble(row -> row[column]).average().orElse(0);
      for (int i = 0; i < PROBES; i++) {
        x[i * space.dx() + j] =
            (float) space.variables().get(j).unscale(mean + 0.7 * (f[i][j] - mean));
      }
    }
    return x;
  }

  private float[] targets() {
    RandomGenerator random = Randoms.generator(4);
    float[] y = new float[PROBES * space.dy()];
    for (int i = 0; i < y.length; i++) {
      Property p = space.properties().get(i % space.dy());
      y[i] = (float) (p.lower() + random.nextDouble() * (p.upper() - p.lower()));
    }
    return y;
  }
}
