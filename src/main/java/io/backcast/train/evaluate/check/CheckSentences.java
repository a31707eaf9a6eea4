package io.backcast.train.evaluate.check;

import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import io.backcast.model.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in sentences what the checks of a generator found. */
public final class CheckSentences {
  private final GeneratorChecks checks;

  public CheckSentences(GeneratorChecks checks) {
    this.checks = checks;
  }

  /** What was checked on which pairs, and a sentence for each region of targets. */
  public List<String> all() {
    List<String> sentences = new ArrayList<>();
    for (PairChecks set : checks.sets()) {
      sentences.add(pairs(set));
      for (TargetRegion region : checks.regions()) {
        sentences.add(region(set, region));
      }
    }
    if (checks.sets().isEmpty()) {
      sentences.add(
          "The generator was not checked: nothing in the model labels designs, and there are no held-back rows.");
    }
    return sentences;
  }

  /** The pairs of a set. */
  public String pairs(PairChecks set) {
    String accuracy = Numbers.fixed(checks.designAccuracy(), 2);
    String much =
        String.format(Locale.ROOT, "Checked on %,d pairs: %s.", set.rows(), set.source().words());
    return switch (set.source()) {
      case AUDITED, PREDICTED -> much;
      case HELD ->
          much
              + " Randomized trees tell the two apart in a share of "
              + accuracy
              + ", which is chance.";
      case WEIGHTED ->
          much
              + " Randomized trees tell the two apart in a share of "
              + accuracy
              + "; the weights come from them, and pairs count as many as they are worth. Differences that the weights leave are differences of the designs, not of the generator.";
    };
  }

  /** What the checks say of one region. */
  public String region(PairChecks set, TargetRegion region) {
    List<CheckResult> judged =
        Arrays.stream(CheckKind.values())
            .flatMap(kind -> set.worst(kind, region).stream())
            .filter(r -> r.verdict() != CheckVerdict.NOT_AVAILABLE)
            .toList();
    List<CheckResult> objections = judged.stream().filter(r -> r.verdict().objects()).toList();
    int rows = set.worst(CheckKind.RANKS, region).map(CheckResult::rows).orElse(0);
    CheckVerdict verdict = set.verdict(region);
    String begin =
        String.format(Locale.ROOT, "%s: %s, on %,d pairs", region.words(), verdict.words(), rows);
    if (objections.isEmpty()) {
      long calibrated = judged.stream().filter(r -> r.verdict() == CheckVerdict.CALIBRATED).count();
      return verdict != CheckVerdict.CALIBRATED
          ? begin + "."
          : "%s, in %s of %s checks.".formatted(begin, calibrated, judged.size());
    }
    return begin
        + " ("
        + objections.stream().map(CheckSentences::objection).collect(Collectors.joining("; "))
        + ").";
  }

  private static String objection(CheckResult r) {
    String what =
        r.variable() == null ? r.kind().words() : r.kind().words() + " of " + r.variable();
    return "%s: %s, %s".formatted(what, r.verdict().words(), figure(r));
  }

  /** The figure of a result, with what a right generator has. */
  static String figure(CheckResult r) {
    String value = number(r.value());
    String reference = number(r.reference());
    String allowed = number(r.allowed());
    return switch (r.kind()) {
      case RANKS, COVERAGE -> value + " off, where chance leaves " + allowed;
      case TARP, TARP_NEAR -> "area " + value;
      case CONTRACTION -> value + " in place of " + reference + " ± " + allowed;
      case FOLLOWS -> "score " + value + ", mean error " + Numbers.significant(r.error(), 2);
      case TWO_SAMPLE -> "told apart in " + value + ", where chance leaves 0.5 ± " + allowed;
      case ROUND_TRIP -> value + " half-ranges off";
    };
  }

  /** A share or a difference of shares with three decimals; a dash where there is none. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    String text = String.format(Locale.ROOT, "%.3f", Math.abs(value));
    return (value < 0 && !text.equals("0.000") ? "\u2212" : "") + text;
  }
}
