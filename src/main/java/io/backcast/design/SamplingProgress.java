package io.backcast.design;

/** Is told how far a long draw has come. */
@FunctionalInterface
public interface SamplingProgress {
  /** Nobody listens. */
  SamplingProgress NONE = (drawn, of) -> {};

  /** So many of all samples have been drawn and screened. */
  void drawn(long drawn, long of);
}
