package io.backcast.train.evaluate.check;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import io.backcast.model.DesignSpace;
import io.backcast.model.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Carries out all checks on some pairs. */
final class CheckRun {
  /** Designs that come back from the latent space closer than this are the same, in half-ranges. */
  private static final double RETURNED = 0.01;

  private final InverseModel model;
  private final DesignSpace space;
  private final List<TargetRegion> regions;
  private final CheckOptions options;
  private final float[][] prior;
  private final List<CheckResult> results = new ArrayList<>();

  /**
   * A run that has not begun.
   *
   * @param prior some scaled designs of the prior
   */
  CheckRun(InverseModel model, List<TargetRegion> regions, CheckOptions options, float[][] prior) {
    this.model = model;
    this.space = model.card().space();
    this.regions = regions;
    this.options = options;
    this.prior = prior;
  }

  /**
   * Checks the generator on pairs.
   *
   * @param labelled properties of designs of the prior; none where nothing can label
   */
  PairChecks on(CheckPairs pairs, double[][] labelled, CheckProgress progress)
      throws BackcastException {
    PairDraws draws =
        new PairSampler(model, options.draws(), options.seed())
            .draw(pairs, share -> progress.done(0.8 * share));
    int[][] rows = new int[regions.size()][];
    Arrays.setAll(
        rows,
        r ->
            IntStream.range(0, pairs.rows())
                .filter(i -> regions.get(r).contains(space, pairs.y()[i]))
                .toArray());
    UniformityChecks uniformity = new UniformityChecks(space, regions);
    uniformity.on(pairs, draws, rows);
    results.addAll(uniformity.results());
    contraction(pairs, draws, rows);
    following(pairs, draws, rows, labelled);
    twoSample(pairs, draws, rows, progress);
    roundTrip(draws, rows);
    progress.done(1);
    return new PairChecks(pairs.source(), pairs.rows(), results, uniformity.curves());
  }

  private CheckResult missing(CheckKind kind, int region) {
    return CheckResult.missing(kind, regions.get(region));
  }

  private void contraction(CheckPairs pairs, PairDraws draws, int[][] rows) {
    float[][] truth = space.scaledRows(pairs.x());
    int[] like = new LikeTargets(space, pairs.y()).neighbours();
    for (int r = 0; r < rows.length; r++) {
      for (int j = 0; j < space.dx() && rows[r].length > 0; j++) {
        Contraction c =
            Contraction.of(
                space, j, truth, like, draws.variance()[j], variance(j), pairs.weights(), rows[r]);
        results.add(
            new CheckResult(
                CheckKind.CONTRACTION,
                space.variables().get(j).name(),
                regions.get(r),
                c.rows(),
                c.drawn(),
                c.expected(),
                c.margin(),
                c.verdict()));
      }
    }
  }

  /** Variance of a variable in the prior, scaled. */
  private double variance(int j) {
    double mean = Arrays.stream(prior).mapToDouble(f -> f[j]).average().orElse(0);
    double variance =
        Arrays.stream(prior).mapToDouble(f -> (f[j] - mean) * (f[j] - mean)).average().orElse(0);
    return Math.max(variance, 1e-12);
  }

  private void following(CheckPairs pairs, PairDraws draws, int[][] rows, double[][] labelled)
      throws BackcastException {
    double[][] drawn =
        labelled.length == 0 || pairs.rows() == 0
            ? new double[0][]
            : LabelledPairs.label(model, space.designs(draws.example()));
    for (int r = 0; r < rows.length; r++) {
      if (drawn.length == 0 || rows[r].length == 0) {
        results.add(missing(CheckKind.FOLLOWS, r));
        continue;
      }
      int k = regions.get(r).property();
      double[] asked = Arrays.stream(rows[r]).mapToDouble(i -> pairs.y()[i][k]).toArray();
      double[] got = Arrays.stream(rows[r]).mapToDouble(i -> drawn[i][k]).toArray();
      double[] others = Arrays.stream(labelled).mapToDouble(y -> y[k]).toArray();
      TargetFollowing f = TargetFollowing.of(space, k, asked, got, others);
      results.add(
          new CheckResult(
              CheckKind.FOLLOWS,
              null,
              regions.get(r),
              f.rows(),
              f.score(),
              1,
              1 - TargetFollowing.DEAF,
              f.error(),
              f.verdict()));
    }
  }

  private void twoSample(CheckPairs pairs, PairDraws draws, int[][] rows, CheckProgress progress)
      throws BackcastException {
    boolean even = pairs.source() != PairSource.WEIGHTED;
    float[][] truth = space.scaledRows(pairs.x());
    for (int r = 0; r < rows.length; r++) {
      progress.done(0.8 + 0.2 * r / rows.length);
      if (!even) {
        // a classifier would tell the weights' designs apart, whatever the generator does
        results.add(missing(CheckKind.TWO_SAMPLE, r));
        continue;
      }
      TwoSampleTest test =
          TwoSampleTest.of(
              space,
              Arrays.stream(rows[r]).mapToObj(i -> truth[i]).toArray(float[][]::new),
              Arrays.stream(rows[r]).mapToObj(i -> draws.example()[i]).toArray(float[][]::new),
              Arrays.stream(rows[r]).mapToObj(i -> pairs.y()[i]).toArray(double[][]::new),
              CheckOptions.FALSE_ALARMS / rows.length,
              options.seed());
      results.add(
          new CheckResult(
              CheckKind.TWO_SAMPLE,
              null,
              regions.get(r),
              test.rows(),
              test.accuracy(),
              0.5,
              test.allowed(),
              test.verdict()));
    }
  }

  private void roundTrip(PairDraws draws, int[][] rows) {
    for (int r = 0; r < rows.length; r++) {
      if (draws.returned().length == 0 || rows[r].length == 0) {
        results.add(missing(CheckKind.ROUND_TRIP, r));
        continue;
      }
      double[] off = pick(draws.returned(), rows[r]);
      double most = Quantiles.of(off, 0.95);
      results.add(
          new CheckResult(
              CheckKind.ROUND_TRIP,
              null,
              regions.get(r),
              off.length,
              most,
              0,
              RETURNED,
              most <= RETURNED ? CheckVerdict.CALIBRATED : CheckVerdict.DOES_NOT_RETURN));
    }
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
  }
}
