package io.backcast.train.evaluate.check;

import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All checks on pairs of one source.
 *
 * @param source of the pairs
 * @param rows how many pairs there are
 * @param results in the order of the checks
 * @param curves for pictures
 */
public record PairChecks(
    PairSource source, int rows, List<CheckResult> results, List<CheckCurve> curves) {

  public PairChecks {
    results = List.copyOf(results);
    curves = List.copyOf(curves);
  }

  /** The results of one check. */
  public List<CheckResult> of(CheckKind kind) {
    return results.stream().filter(r -> r.kind() == kind).toList();
  }

  /**
   * The result of a check in a region: of the variable that is objected to, for the reason that the
   * region is, and farthest off, or else farthest off.
   */
  public Optional<CheckResult> worst(CheckKind kind, TargetRegion region) {
    CheckVerdict together = verdict(region);
    return results.stream()
        .filter(r -> r.kind() == kind && r.region().equals(region))
        .max(
            Comparator.comparing((CheckResult r) -> r.verdict().objects())
                .thenComparing(r -> r.verdict() == together)
                .thenComparing(CheckResult::off));
  }

  /**
   * What the checks say together of a region, or of all regions: that the target is ignored, if any
   * check says so, else what most of the rank statistics say that object, else what most of the
   * other checks do. That draws follow the target and come back from the latent space does not make
   * them calibrated.
   *
   * @param region null for all of them
   */
  public CheckVerdict verdict(@Nullable TargetRegion region) {
    List<CheckResult> some =
        results.stream().filter(r -> region == null || r.region().equals(region)).toList();
    if (count(some, CheckVerdict.IGNORES_TARGET) > 0) {
      return CheckVerdict.IGNORES_TARGET;
    }
    // ranks tell a shift from a wrong width, which regions of high density do not
    List<CheckResult> ranks = some.stream().filter(r -> r.kind() == CheckKind.RANKS).toList();
    CheckVerdict found = mostFrequent(ranks);
    found = found == null ? mostFrequent(some) : found;
    if (found != null) {
      return found;
    }
    return some.stream()
            .anyMatch(r -> r.kind().distribution() && r.verdict() == CheckVerdict.CALIBRATED)
        ? CheckVerdict.CALIBRATED
        : CheckVerdict.TOO_FEW_ROWS;
  }

  /** The most frequent objection; null if there is none. */
  private static @Nullable CheckVerdict mostFrequent(List<CheckResult> results) {
    return Arrays.stream(CheckVerdict.values())
        .filter(v -> v.objects() && count(results, v) > 0)
        .max(Comparator.comparingLong(v -> count(results, v)))
        .orElse(null);
  }

  private static long count(List<CheckResult> results, CheckVerdict verdict) {
    return results.stream().filter(r -> r.verdict() == verdict).count();
  }
}
