package io.backcast.design;

/** Is told how far a long draw has come. */
@FunctionalInterface
public interface SamplingProgress {
  /** Nobody listens. */
  SamplingProgress NONE = (drawn, of) -> {};

  /** So many of all samples have been drawn and screened. */
  void drawn(long drawn, long of);

  /**
   * So many designs have been looked at by the ensemble, to find out which may be kept.
   *
   * @param of how many are looked at unless fewer do
   */
  default void looked(long looked, long of) {}

  /**
   * So many designs have been finished and judged by the ensemble.
   *
   * @param of how many are judged unless fewer do, or too few of them are on target
   */
  default void judged(long judged, long of) {}
}
