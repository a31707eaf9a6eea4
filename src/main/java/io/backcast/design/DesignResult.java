package io.backcast.design;

import io.backcast.io.DesignTable;
import io.backcast.io.TypedTable;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.OutsideCount;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link DesignRequest}.
 *
 * @param preview every design on target, in the order drawn; of a request in two stages those kept
 * @param designs those kept, ranked
 * @param indices of the kept samples, {@code [designs]}
 * @param copies how many designs on target are equal to an earlier one or its symmetric copy, and
 *     dropped
 * @param expected share of the designs on target by the model that can be expected to be, 0 to 1;
 *     NaN where the model states no deviation, or without such designs
 * @param nearest predicted properties of the design that came closest, {@code [dy]}
 * @param searched whether no sample reached the target, so that a longer search was made
 * @param outside how many samples the network drew outside the design space
 * @param rejected how many samples are no designs, as they stayed outside
 * @param judged whether the model predicts, so that designs can be on target at all
 * @param abstention why the training data cannot say what reaches the target; null if they can, or
 *     nobody asked
 * @param onTarget how many samples are within the tolerance; all designs where none is judged
 * @param screened how many samples were not finished, as they could not be kept; they are not among
 *     those on target
 * @param extremes what was reached of the properties that were asked for the most or least of; null
 *     where none was
 */
public record DesignResult(
    Preview preview,
    DesignSet designs,
    long[] indices,
    int copies,
    double expected,
    double[] nearest,
    boolean searched,
    OutsideCount outside,
    int rejected,
    boolean judged,
    @Nullable Abstention abstention,
    int onTarget,
    int screened,
    @Nullable Extremes extremes) {

  /** An answer to a request without extremes. */
  DesignResult(
      Preview preview,
      DesignSet designs,
      long[] indices,
      int copies,
      double expected,
      double[] nearest,
      boolean searched,
      OutsideCount outside,
      int rejected,
      boolean judged,
      @Nullable Abstention abstention,
      int onTarget,
      int screened) {
    this(
        preview,
        designs,
        indices,
        copies,
        expected,
        nearest,
        searched,
        outside,
        rejected,
        judged,
        abstention,
        onTarget,
        screened,
        null);
  }

  /** The copies where they are why so few are kept; 0 where enough different ones were found. */
  public int toldCopies() {
    return onTarget - copies <= designs.size() ? copies : 0;
  }

  /** Some of the designs as a table; those of a trade-off with their place along it. */
  public TypedTable table(DesignSpace space, DesignSet some) {
    return extremes != null && extremes.front()
        ? DesignTable.ofFront(space, some)
        : DesignTable.of(space, some);
  }

  /** How many designs on target are outside the training data, refused or marked. */
  public ExtrapolationCount extrapolated() {
    return preview.extrapolated();
  }

  /** How many samples were drawn. */
  public int drawn() {
    return preview.drawn();
  }

  /** The smallest miss of any sample, in the first property's unit. */
  public double closest() {
    return preview.closest();
  }

  /** How many samples were not kept, for whatever reason. */
  public int refused() {
    return drawn() - designs.size();
  }
}
