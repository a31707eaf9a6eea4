package io.backcast.performance;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.SamplingProgress;
import io.backcast.design.StagedDesigner;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request from its target to ranked and judged designs, beside rejection sampling: designs at
 * random in the bounds, kept where the mean of the same ensemble is on target, until there are as
 * many. Rejection is timed on a share of the yield where it would take minutes, and scaled.
 */
public final class DesignMeasure {
  /** Designs at random that the ensemble predicts in one go. */
  private static final int CHUNK = 2_000;

  private static final int SAMPLES = 4_000;
  private static final int KEEP = 1_000;
  private static final int MANY = 100_000;

  private final InverseModel model;
  private final Records records;
  private final DesignSpace space;

  private DesignMeasure(InverseModel model, Records records) {
    this.model = model;
    this.records = records;
    this.space = model.card().space();
  }

  public static void main(String[] args) throws Exception {
    Records records = Records.ofProcess();
    try (InverseModel model = new ModelFolder(new Json()).open(Path.of("models", "mos2-strain"))) {
      DesignMeasure measure = new DesignMeasure(model, records);
      DesignBounds whole = DesignBounds.of(measure.space);
      double[] targets =
          records.effort() == Effort.QUICK
              ? new double[] {0.5, 1.5}
              : new double[] {0.25, 0.5, 1, 1.5, 2};
      for (double target : targets) {
        measure.rest("", target, whole);
      }
      DesignBounds half = whole;
      for (int j = 0; j < measure.space.dx(); j++) {
        double middle = (whole.lower()[j] + whole.upper()[j]) / 2;
        double quarter = (whole.upper()[j] - whole.lower()[j]) / 4;
        half = half.with(j, middle - quarter, middle + quarter);
      }
      measure.rest(", half of every range", 1, half);
      measure.many(whole);
    }
  }

  /** What a rest of the target asks for. */
  private void rest(String where, double value, DesignBounds bounds) throws Exception {
    Target target = Target.of(space.properties().getFirst(), value);
    Designer designer = new Designer(model);
    DesignRequest request = DesignRequest.of(target, bounds).samples(SAMPLES).keep(KEEP).build();
    DesignResult result = designer.design(request);
    int yield = onTarget(result, target);
    int part = Math.min(yield, records.effort().pick(20, 100));
    List<Double> ratios = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    List<Double> rejection = new ArrayList<>();
    for (int round = 0; round < records.effort().pick(2, 5); round++) {
      double[] own = Paired.timed(() -> designer.design(request));
      int seed = round;
      int[] accepted = new int[1];
      double[] other = Paired.timed(() -> accepted[0] = reject(target, bounds, part, seed));
      double scaled = other[0] / accepted[0] * yield;
      ours.add(own[0] * 1e3);
      processor.add(own[1] * 1e3);
      rejection.add(scaled * 1e3);
      ratios.add(own[0] / scaled);
    }
    records.add(
        Measurement.of(
                Part.DESIGN,
                String.format(Locale.ROOT, "%s eV%s", value, where),
                "time",
                median(ours),
                "ms")
            .against("rejection with the predictor", median(rejection))
            .goal(1)
            .spread(Paired.spread(array(ratios)))
            .with("designs on target", yield)
            .with("processor ms", Math.round(median(processor))));
  }

  /** Few kept of many, in two stages where these pay, as the command does. */
  private void many(DesignBounds bounds) throws Exception {
    Target target = Target.of(space.properties().getFirst(), 0.5);
    int samples = records.effort().pick(MANY / 5, MANY);
    DesignRequest request = DesignRequest.of(target, bounds).samples(samples).keep(KEEP).build();
    List<Double> staged = new ArrayList<>();
    List<Double> raw = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    float[] y = new float[CHUNK];
    java.util.Arrays.fill(y, 0.5f);
    int latent = model.card().latent();
    for (int round = 0; round < records.effort().pick(1, 3); round++) {
      double[] own =
          Paired.timed(() -> new StagedDesigner(model).design(request, SamplingProgress.NONE));
      double[] network =
          Paired.timed(
              () -> {
                for (int from = 0; from < samples; from += CHUNK) {
                  model.backward(CHUNK, Randoms.normals(1, from, CHUNK, latent), y);
                }
              });
      staged.add(own[1]);
      raw.add(network[1]);
      ratios.add(own[1] / network[1]);
    }
    records.add(
        Measurement.of(
                Part.DESIGN,
                String.format(Locale.ROOT, "%,d of %,d, refined", KEEP, samples),
                "processor time",
                median(staged),
                "s")
            .against("drawing alone", median(raw))
            .spread(Paired.spread(array(ratios))));
  }

  /** Designs within the tolerance by the mean of the ensemble. */
  private int onTarget(DesignResult result, Target target) throws Exception {
    int n = result.designs().size();
    float[] x = new float[n * space.dx()];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < space.dx(); j++) {
        x[i * space.dx() + j] = result.designs().designs().get(i, j);
      }
    }
    return accepted(x, n, target);
  }

  /** Draws until so many are on target; how many there are then, as a chunk may hold several. */
  private int reject(Target target, DesignBounds bounds, int wanted, int seed) throws Exception {
    int found = 0;
    long first = 0;
    while (found < wanted) {
      float[] x = Randoms.uniforms(seed, first, CHUNK, space.dx());
      for (int i = 0; i < x.length; i++) {
        int j = i % space.dx();
        x[i] = (float) (bounds.lower()[j] + x[i] * (bounds.upper()[j] - bounds.lower()[j]));
      }
      found += accepted(x, CHUNK, target);
      first += CHUNK;
    }
    return found;
  }

  private int accepted(float[] x, int n, Target target) throws Exception {
    float[] all = model.predict(n, x);
    int members = all.length / n / space.dy();
    float[] mean = new float[n * space.dy()];
    for (int m = 0; m < members; m++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += all[m * mean.length + i] / members;
      }
    }
    int count = 0;
    for (int i = 0; i < n; i++) {
      count += target.miss(space, mean, i) <= 1 ? 1 : 0;
    }
    return count;
  }

  private static double median(List<Double> values) {
    return Quantiles.of(array(values), 0.5);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }
}
