package io.backcast.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the audit ensemble, which had no part in making them, says of designs.
 *
 * @param unclamped its mean prediction, {@code [n, dy]}, negative beyond a point mass
 * @param each whether that is within what the model states, {@code [n, dy]}
 * @param dy how many properties there are
 */
public record AuditOpinion(float[] unclamped, AuditAgreement[] each, int dy) {
  /** How many designs it is about. */
  public int size() {
    return each.length / dy;
  }

  /** What it says of property {@code k} of a design. */
  public AuditAgreement of(int row, int k) {
    return each[row * dy + k];
  }

  /** What it says of a design: disagrees with one property's statement, or agrees with some. */
  public AuditAgreement of(int row) {
    AuditAgreement all = AuditAgreement.UNKNOWN;
    for (int k = 0; k < dy; k++) {
      AuditAgreement one = of(row, k);
      if (one == AuditAgreement.DISAGREES) {
        return one;
      }
      all = one == AuditAgreement.AGREES ? one : all;
    }
    return all;
  }

  /** The same for some of the designs, in the order of {@code rows}. */
  public AuditOpinion pick(int... rows) {
    return new AuditOpinion(
        Rows.pick(unclamped, size(), rows),
        Arrays.stream(rows)
            .boxed()
            .flatMap(i -> Arrays.stream(each, i * dy, (i + 1) * dy))
            .toArray(AuditAgreement[]::new),
        dy);
  }

  /** How many designs it agrees or disagrees about. */
  public int count(AuditAgreement wanted) {
    return (int) IntStream.range(0, size()).filter(i -> of(i) == wanted).count();
  }
}
