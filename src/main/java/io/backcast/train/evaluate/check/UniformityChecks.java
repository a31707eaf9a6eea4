package io.backcast.train.evaluate.check;

import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import io.backcast.model.DesignSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks whose numbers are uniform for a right generator. */
final class UniformityChecks {
  private final DesignSpace space;
  private final List<TargetRegion> regions;
  private final List<CheckResult> results = new ArrayList<>();
  private final List<CheckCurve> curves = new ArrayList<>();

  UniformityChecks(DesignSpace space, List<TargetRegion> regions) {
    this.space = space;
    this.regions = regions;
  }

  /**
   * Checks draws.
   *
   * @param rows the pairs of each region
   */
  void on(CheckPairs pairs, PairDraws draws, int[][] rows) {
    UniformBand byVariable = band(space.dx());
    UniformBand whole = band(1);
    UniformBand balls = band(2);
    for (int r = 0; r < rows.length; r++) {
      double[] weights = pick(pairs.weights(), rows[r]);
      for (int j = 0; j < space.dx(); j++) {
        UniformityCurve curve =
            UniformityCurve.of(pick(draws.ranks()[j], rows[r]), weights, byVariable);
        add(CheckKind.RANKS, space.variables().get(j).name(), r, curve, curve.ofRanks());
      }
      if (draws.credibility().length > 0) {
        UniformityCurve curve =
            UniformityCurve.of(pick(draws.credibility(), rows[r]), weights, whole);
        add(CheckKind.COVERAGE, null, r, curve, curve.ofCredibilities());
      } else {
        results.add(CheckResult.missing(CheckKind.COVERAGE, regions.get(r)));
      }
      UniformityCurve any = UniformityCurve.of(pick(draws.balls(), rows[r]), weights, balls);
      add(CheckKind.TARP, null, r, any, any.ofBalls());
      UniformityCurve near = UniformityCurve.of(pick(draws.nearBalls(), rows[r]), weights, balls);
      add(CheckKind.TARP_NEAR, null, r, near, near.ofBalls());
    }
    results.sort(Comparator.comparing(CheckResult::kind));
  }

  /** A band that all curves of a check keep to at once. */
  private UniformBand band(int curvesByRegion) {
    return new UniformBand(1 - CheckOptions.FALSE_ALARMS, curvesByRegion * regions.size());
  }

  private void add(
      CheckKind kind,
      @Nullable String variable,
      int region,
      UniformityCurve curve,
      CheckVerdict verdict) {
    TargetRegion at = regions.get(region);
    boolean area = kind == CheckKind.TARP || kind == CheckKind.TARP_NEAR;
    results.add(
        new CheckResult(
            kind,
            variable,
            at,
            curve.rows(),
            area ? curve.upperArea() : curve.farthest().difference(),
            0,
            area ? curve.tellingArea() : curve.farthest().allowed(),
            verdict));
    curves.add(new CheckCurve(kind, variable, at, curve));
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
  }

  List<CheckResult> results() {
    return results;
  }

  List<CheckCurve> curves() {
    return curves;
  }
}
