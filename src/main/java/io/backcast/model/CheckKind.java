package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** The checks of a generator. */
public enum CheckKind {
  /** Rank statistics of each variable (Talts et al. 2018, arXiv:1804.06788). */
  RANKS("sbc", "rank statistics"),
  /** Coverage of highest-density regions (Hermans et al. 2022, arXiv:2110.06581). */
  COVERAGE("coverage", "coverage of highest-density regions"),
  /** TARP with reference points anywhere (Lemos et al. 2023, arXiv:2302.03026). */
  TARP("tarp", "coverage about random points"),
  /** TARP with reference points that depend on the target. */
  TARP_NEAR("tarp_near", "coverage about designs of like targets"),
  /** How much narrower draws are than the prior, beside how much narrower they should be. */
  CONTRACTION("contraction", "contraction"),
  /** How much closer to the target draws are than designs of the prior. */
  FOLLOWS("follows", "draws follow the target"),
  /** Classifier two-sample test (Lopez-Paz and Oquab 2017, arXiv:1610.06545). */
  TWO_SAMPLE("c2st", "classifier two-sample test"),
  /** Design → latent → design. */
  ROUND_TRIP("round_trip", "round trip");

  private final String key;
  private final String words;

  CheckKind(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** The check's name in cards and metrics. */
  @JsonValue
  public String key() {
    return key;
  }

  /** The check's name in a page. */
  public String words() {
    return words;
  }

  /** Whether the check looks at the distribution of draws. */
  public boolean distribution() {
    return this != FOLLOWS && this != ROUND_TRIP;
  }
}
