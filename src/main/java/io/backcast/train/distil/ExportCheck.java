package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.engine.OnnxGraph;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.net.TorchOps;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Compares an ONNX file with the network it was traced from, on random inputs. Differences are
 * counted in each output's own spread: properties and designs in half-ranges, slopes in half-ranges
 * of the property for one of the variable, latent points in standard deviations. Whatever the
 * rounding of a value of that size explains does not count.
 */
record ExportCheck(NDManager manager, DesignSpace space) {
  private static final int PROBES = 300;

  /** Largest difference of a predictor's outputs that is rounding, in their spread. */
  static final double LIMIT = 1e-4;

  /**
   * The same for an invertible network, whose couplings amplify rounding; a wrong graph differs by
   * far more.
   */
  static final double FLOW_LIMIT = 2e-3;

  /** Roundings that the last operations of a graph may add up to, in units of the last place. */
  private static final int LAST_PLACES = 4;

  /** Where an output's values lie and how far they spread. */
  private record Scale(double centre, double spread) {}

  /**
   * Runs both.
   *
   * @param inputs of the network: {@code x} is probed with designs, {@code y} with targets, others
   *     with normal numbers
   * @param outputs of the network, named as in the model-folder contract
   * @param limit below which a difference is rounding
   * @throws BackcastException if the file cannot be run
   */
  ExportDifference compare(
      Path file,
      List<OnnxExporter.Port> inputs,
      List<OnnxExporter.Port> outputs,
      NetworkFunction network,
      double limit)
      throws BackcastException {
    List<float[]> probes = inputs.stream().map(this::probe).toList();
    String name = String.valueOf(file.getFileName());
    ExportDifference worst = new ExportDifference(name, outputs.getFirst().name(), 0, limit);
    try (OnnxGraph graph = OnnxGraph.open(file);
        NDManager scope = manager.newSubManager()) {
      List<float[]> got = graph.run(PROBES, probes);
      List<NDArray> arrays =
          probes.stream().map(p -> scope.create(p, new Shape(PROBES, p.length / PROBES))).toList();
      List<NDArray> wanted = network.apply(new TorchOps(scope), arrays);
      for (int k = 0; k < wanted.size(); k++) {
        String output = outputs.get(k).name();
        double size = difference(output, got.get(k), wanted.get(k).toFloatArray());
        if (!(size <= worst.size())) {
          worst = new ExportDifference(name, output, size, limit);
        }
      }
    }
    return worst;
  }

  /**
   * Largest difference of two arrays of the same length, in spreads, or relative to values farther
   * than a spread from the centre; NaN if any value is not finite.
   */
  double difference(String output, float[] got, float[] truth) {
    double largest = 0;
    for (int i = 0; i < truth.length; i++) {
      Scale scale = scale(output, i);
      double off = Math.abs((double) got[i] - truth[i]);
      if (!Double.isFinite(off)) {
        return Double.NaN;
      }
      float magnitude = (float) Math.max(Math.abs(truth[i]), Math.abs(scale.centre));
      double beyond = Math.max(0, off - LAST_PLACES * (double) Math.ulp(magnitude));
      double unit = Math.max(scale.spread, Math.abs(truth[i] - scale.centre));
      largest = Math.max(largest, beyond / unit);
    }
    return largest;
  }

  /** The scale of the i-th number of an output; its last axes run over properties or variables. */
  private Scale scale(String output, int i) {
    return switch (output) {
      case "y" -> {
        Property p = space.properties().get(i % space.dy());
        yield new Scale((p.lower() + p.upper()) / 2, p.halfRange());
      }
      case "x" -> {
        Variable v = space.variables().get(i % space.dx());
        yield new Scale(v.centre(), v.halfRange());
      }
      case "dy_dx" -> {
        Property p = space.properties().get(i / space.dx() % space.dy());
        yield new Scale(0, p.halfRange() / space.variables().get(i % space.dx()).halfRange());
      }
      default -> new Scale(0, 1);
    };
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
      y[i] = (float) p.at(random.nextDouble());
    }
    return y;
  }
}
