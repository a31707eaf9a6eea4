package io.backcast.train.member;

import io.backcast.train.net.InputEncoding;

/** A kind of predictor that learns a property from a table in one go. */
public interface MemberKind {
  /**
   * Fits.
   *
   * @param encoding of the designs
   * @param f scaled designs, {@code [rows][dx]}
   * @param y scaled values of the property, {@code [rows]}
   * @param variants how many the member shall have
   * @param seed of everything random; the same seed gives the same member
   */
  FittedMember fit(InputEncoding encoding, float[][] f, float[] y, int variants, long seed);
}
