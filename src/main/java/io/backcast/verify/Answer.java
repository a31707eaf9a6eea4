package io.backcast.verify;

import io.backcast.io.structure.Structure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a first-principles program says of one structure.
 *
 * @param key of the calculation
 * @param program that answered
 * @param status only a converged answer has numbers
 * @param gap between the highest occupied and the lowest unoccupied state, eV; 0 for a metal
 * @param gapDirect at one k-point, eV
 * @param energy total, eV, where the program states it
 * @param seconds that it took
 * @param reason why there is no answer, a sentence
 * @param cell edges as row vectors, {@code [3][3]}, Å
 * @param field along the normal of the layer, V/Å
 * @param when it was computed, ISO 8601
 * @param source who computed it, for example {@code GPAW 22.8.0}, or the file that it was read from
 */
public record Answer(
    String key,
    String program,
    AnswerStatus status,
    @Nullable Double gap,
    @Nullable Double gapDirect,
    @Nullable Double energy,
    double seconds,
    @Nullable String reason,
    double[][] cell,
    double field,
    String when,
    String source) {
  /** A gap below this is a metal: less than a smeared occupation can tell, eV. */
  public static final double METAL_BELOW = 0.01;

  public Answer {
    if (status == AnswerStatus.CONVERGED
        ? gap == null || !Double.isFinite(gap)
        : gap != null || gapDirect != null || energy != null) {
      throw new IllegalArgumentException("only a converged answer has numbers, and it has a gap");
    }
  }

  /** Whether it has numbers. */
  public boolean converged() {
    return status == AnswerStatus.CONVERGED;
  }

  /** An answer with numbers; a gap that is none counts as 0. */
  public static Answer converged(
      Calculation calculation,
      double gap,
      @Nullable Double gapDirect,
      @Nullable Double energy,
      double seconds,
      Instant when,
      String source) {
    return of(
        calculation,
        AnswerStatus.CONVERGED,
        orMetal(gap),
        gapDirect == null ? null : (Double) orMetal(gapDirect),
        energy,
        seconds,
        null,
        when,
        source);
  }

  /** A gap, eV; 0 for one that is none. */
  static double orMetal(double gap) {
    return gap < METAL_BELOW ? 0 : gap;
  }

  /** Why there is none. */
  public static Answer failed(
      Calculation calculation,
      AnswerStatus status,
      String reason,
      double seconds,
      Instant when,
      String source) {
    return of(calculation, status, null, null, null, seconds, reason, when, source);
  }

  private static Answer of(
      Calculation calculation,
      AnswerStatus status,
      @Nullable Double gap,
      @Nullable Double gapDirect,
      @Nullable Double energy,
      double seconds,
      @Nullable String reason,
      Instant when,
      String source) {
    Structure structure = calculation.structure();
    return new Answer(
        calculation.key(),
        calculation.program(),
        status,
        gap,
        gapDirect,
        energy,
        seconds,
        reason,
        structure.lattice().vectors(),
        structure.field(),
        when.toString(),
        source);
  }
}
