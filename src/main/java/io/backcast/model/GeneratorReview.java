package io.backcast.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What checks of a model's generator said when it was made.
 *
 * @param pairs which pairs of a design and its properties it was checked on, in words
 * @param checks by check and region of targets
 */
public record GeneratorReview(String pairs, List<Check> checks) {

  /**
   * What one check said of one region.
   *
   * @param name of the check
   * @param property name of the property that the targets are divided by
   * @param region {@code low}, {@code middle} or {@code high}, or what a point mass is called
   * @param from smallest target of the region; null for a point mass
   * @param to largest target of the region; null for a point mass
   * @param variable that is farthest off, if variables were checked one by one
   * @param rows how many pairs it was measured on, or are worth as many
   * @param value the check's figure
   * @param verdict in words
   */
  public record Check(
      CheckKind name,
      String property,
      String region,
      @Nullable Double from,
      @Nullable Double to,
      @Nullable String variable,
      int rows,
      double value,
      CheckVerdict verdict) {}

  public GeneratorReview {
    checks = List.copyOf(checks);
  }

  /** The checks that found something wrong. */
  public List<Check> objections() {
    return checks.stream().filter(c -> c.verdict().objects()).toList();
  }

  /** How many checks had enough rows for a verdict. */
  public int judged() {
    return (int) checks.stream().filter(c -> c.verdict() != CheckVerdict.TOO_FEW_ROWS).count();
  }
}
