package io.backcast.design;

/**
 * Why the training data cannot say what reaches a target.
 *
 * @param reason what is missing
 * @param property its index, where it is one property's; else −1
 * @param from lower end of the stretch with too few rows; NaN where there is none
 * @param to its upper end
 * @param rows how many rows lie in it
 * @param total how many rows there are
 * @param nearest values of the properties asked for that the data cover, nearest to the target,
 *     {@code [dy]}, NaN where free; empty if none is known
 */
public record Abstention(
    Reason reason, int property, double from, double to, int rows, int total, double[] nearest) {

  /** What is missing. */
  public enum Reason {
    /** No row has a value as high or as low. */
    BEYOND("target beyond the training data"),
    /** Too few rows have a value near it. */
    FEW_ROWS("too few rows near the target"),
    /** Each value occurs, but not together. */
    NEVER_TOGETHER("targets never seen together"),
    /** Every design that reaches it is unlike the data. */
    DESIGNS_OUTSIDE("all designs outside the training data");

    private final String key;

    Reason(String key) {
      this.key = key;
    }

    /** The name in files. */
    public String key() {
      return key;
    }
  }
}
