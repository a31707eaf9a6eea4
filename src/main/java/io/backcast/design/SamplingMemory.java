package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;

/**
 * What a request needs of the heap, at its fullest, roughly; checked before any work is done.
 *
 * @param fixed bytes that it takes anyway
 * @param perRow bytes of each sample, or of each design kept where that is what memory grows with
 * @param rows how many of these
 * @param kept whether memory grows with the designs kept
 */
public record SamplingMemory(long fixed, long perRow, long rows, boolean kept) {
  /** The program itself, networks, and buffers of the writer of Parquet. */
  private static final long FIXED = 200L << 20;

  /** Bytes of a design while it is compared with others to find copies. */
  private static final int COMPARED = 150;

  /** What is left to the collector. */
  private static final double USABLE = 0.85;

  /**
   * What a request needs.
   *
   * @param staged whether a {@link StagedDesigner} answers it, and not a {@link Designer}
   */
  public static SamplingMemory of(DesignSpace space, DesignRequest request, boolean staged) {
    int dx = space.dx();
    int dy = space.dy();
    // columns of a table are doubles, and a design has a verdict
    long table = 12L * dx + 60L * dy + 200;
    if (!staged) {
      // draws, predictions of every member, keys of copies
      return new SamplingMemory(FIXED, 40L * dx + 80L * dy + 600, request.samples(), false);
    }
    StagedPlan plan = StagedPlan.of(request.samples(), request.keep());
    double held = plan.reserve() / (double) request.keep();
    double judged = plan.judged() / (double) request.keep();
    double finished = judged * (4L * dx + 8L * dy + 24);
    // what the ensemble saw at its first look, and the order of it
    double looked = judged * (4L * dy + 36);
    // the reserve, and what tells copies apart, are gone when the table is made
    double perRow = finished + Math.max(held * (5L * dx + 44) + looked + COMPARED, table);
    return new SamplingMemory(FIXED, Math.round(perRow), request.keep(), true);
  }

  /** Bytes in all. */
  public long bytes() {
    return fixed + perRow * rows;
  }

  /**
   * Refuses what does not fit.
   *
   * @param heap bytes that the program may use
   * @throws BackcastException of usage that names the most that fits
   */
  public void require(long heap) throws BackcastException {
    if (bytes() <= USABLE * heap) {
      return;
    }
    long most = Math.max(0, (long) (USABLE * heap - fixed) / perRow);
    throw new BackcastException(
        ErrorCode.USAGE,
        Sentence.of(
            kept ? "sampling.kept" : "sampling.drawn",
            Sentence.count(rows),
            Sentence.count(bytes() >> 20),
            Sentence.count(heap >> 20),
            Sentence.count(most),
            1 + (long) (bytes() / USABLE) / (1L << 30)));
  }
}
