package io.backcast.engine.importing;

import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.model.BackcastException;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tries which input is the latent and which the condition: draws designs under every assignment and
 * asks a predictor how many reach the target they were drawn for.
 */
final class AssignmentTrial {
  private static final int DESIGNS = 2_000;

  /** Largest error that counts as a hit, as a share of the range of the targets. */
  private static final double TOLERANCE = 0.05;

  /** A winner hits at least this often, and this many times as often as any other. */
  private static final double MIN_RATE = 0.15;

  private static final double MIN_RATIO = 2;

  /** Designs {@code [n, dx]} → properties {@code [n, dy]}, in physical units. */
  interface Predict {
    float[] of(int n, float[] x) throws BackcastException;
  }

  /**
   * How an assignment did.
   *
   * @param rate share of raw designs on target, 0 … 1
   */
  record Outcome(Ports ports, double rate) {
    /** “latent noise, condition observation: 12 %”. */
    String line() {
      String percent = String.format(Locale.ROOT, "%.0f %%", 100 * rate);
      if (!ports.joint().isEmpty()) {
        boolean first = Boolean.TRUE.equals(ports.conditionFirst());
        return "%s = [%s]: %s"
            .formatted(ports.joint().getFirst(), first ? "y, z" : "z, y", percent);
      }
      return "latent %s, condition %s: %s"
          .formatted(names(ports.latent()), names(ports.condition()), percent);
    }

    private static String names(@Nullable List<String> ports) {
      return ports == null || ports.isEmpty() ? "none" : String.join(", ", ports);
    }
  }

  private final SourceNetwork source;
  private final NetworkTrial trial;
  private final double[][] design;
  private final double[][] property;
  private final Predict predict;

  /**
   * Prepares a trial.
   *
   * @param design offset and factor of each variable, {@code [2][dx]}
   * @param property offset and factor of each property, {@code [2][dy]}
   */
  AssignmentTrial(
      SourceNetwork source,
      NetworkTrial trial,
      double[][] design,
      double[][] property,
      Predict predict) {
    this.source = source;
    this.trial = trial;
    this.design = design;
    this.property = property;
    this.predict = predict;
  }

  /**
   * The raw hit rate of every assignment that runs, best first.
   *
   * @param range of the targets, {@code [2][dy]}; null for what the predictor says of the network's
   *     own designs
   * @throws BackcastException if the predictor fails
   */
  List<Outcome> run(List<Ports> candidates, double @Nullable [][] range) throws BackcastException {
    double[][] targets = range == null ? ownRange(candidates.getFirst()) : range;
    List<Outcome> outcomes = new ArrayList<>();
    for (Ports ports : candidates) {
      outcomes.add(new Outcome(ports, rate(ports, targets)));
    }
    outcomes.sort(Comparator.comparingDouble(Outcome::rate).reversed());
    return outcomes;
  }

  /** The one that is clearly the best, if any is. */
  static @Nullable Outcome winner(List<Outcome> outcomes) {
    if (outcomes.isEmpty() || outcomes.getFirst().rate() < MIN_RATE) {
      return null;
    }
    boolean clear =
        outcomes.size() == 1 || outcomes.getFirst().rate() >= MIN_RATIO * outcomes.get(1).rate();
    return clear ? outcomes.getFirst() : null;
  }

  /** The inner nine tenths of what is predicted for designs of any latent and condition. */
  private double[][] ownRange(Ports ports) throws BackcastException {
    InputLayout all = InputLayout.allLatent(source.summary(), ports);
    GraphWrapper wrapper = BackwardWrapper.of(source.model(), all, new double[2][0]);
    output(wrapper, ports);
    try (TrialNetwork network = open(wrapper, ports)) {
      float[] x = network.run(DESIGNS, List.of(Randoms.normals(3, 0, DESIGNS, all.dz())));
      float[] y = predict.of(DESIGNS, x);
      int dy = property[0].length;
      double[][] range = new double[2][dy];
      for (int k = 0; k < dy; k++) {
        double[] column = Rows.column(y, dy, k);
        range[0][k] = Quantiles.of(column, 0.05);
        range[1][k] = Quantiles.of(column, 0.95);
      }
      return range;
    }
  }

  private double rate(Ports ports, double[][] range) throws BackcastException {
    int dy = range[0].length;
    InputLayout layout = InputLayout.of(source.summary(), ports, dy);
    GraphWrapper wrapper = BackwardWrapper.of(source.model(), layout, property);
    output(wrapper, ports);
    float[] y = Randoms.uniforms(4, 0, DESIGNS, dy);
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (range[0][i % dy] + y[i] * (range[1][i % dy] - range[0][i % dy]));
    }
    List<float[]> inputs =
        layout.dz() == 0 ? List.of(y) : List.of(Randoms.normals(5, 0, DESIGNS, layout.dz()), y);
    try (TrialNetwork network = open(wrapper, ports)) {
      float[] predicted = predict.of(DESIGNS, network.run(DESIGNS, inputs));
      boolean[] hit = new boolean[DESIGNS];
      Arrays.fill(hit, true);
      for (int i = 0; i < y.length; i++) {
        double tolerance = TOLERANCE * (range[1][i % dy] - range[0][i % dy]);
        hit[i / dy] &= Math.abs(predicted[i] - y[i]) <= tolerance;
      }
      int hits = 0;
      for (boolean h : hit) {
        hits += h ? 1 : 0;
      }
      return hits / (double) DESIGNS;
    }
  }

  private TrialNetwork open(GraphWrapper wrapper, Ports ports) throws BackcastException {
    return TrialNetwork.open(trial, wrapper, source.test(String.valueOf(ports.design())));
  }

  private void output(GraphWrapper wrapper, Ports ports) {
    wrapper.output(
        "x",
        BackwardWrapper.columns(wrapper, String.valueOf(ports.design()), ports.designColumns()),
        design);
  }
}
