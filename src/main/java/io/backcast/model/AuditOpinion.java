package io.backcast.model;

import java.util.Arrays;

/**
 * What the audit ensemble, which had no part in making them, says of designs.
 *
 * @param unclamped its mean prediction, {@code [n, dy]}, negative beyond a point mass
 * @param agreement whether that is within what the model states, {@code [n]}
 */
public record AuditOpinion(float[] unclamped, AuditAgreement[] agreement) {

  /** The same for some of the designs, in the order of {@code rows}. */
  public AuditOpinion pick(int... rows) {
    return new AuditOpinion(
        Rows.pick(unclamped, agreement.length, rows),
        Arrays.stream(rows).mapToObj(i -> agreement[i]).toArray(AuditAgreement[]::new));
  }

  /** How many designs it agrees or disagrees about. */
  public int count(AuditAgreement wanted) {
    return (int) Arrays.stream(agreement).filter(a -> a == wanted).count();
  }
}
