package io.backcast.engine.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Converts a network's numbers to physical units, column by column: {@code physical = offset +
 * factor · number}.
 *
 * @param kind how offset and factor are found
 * @param offset for {@link Kind#AFFINE}: for example the mean
 * @param factor for {@link Kind#AFFINE}: for example the standard deviation
 */
public record ColumnScaling(Kind kind, double @Nullable [] offset, double @Nullable [] factor) {
  /** Ways to scale. */
  public enum Kind {
    /** The network's numbers are in physical units. */
    @JsonProperty("physical")
    PHYSICAL,
    /** The network's −1 and 1 are the bounds. */
    @JsonProperty("box")
    BOX,
    /** The network's 0 and 1 are the bounds. */
    @JsonProperty("unit")
    UNIT,
    /** Offset and factor are given. */
    @JsonProperty("affine")
    AFFINE
  }

  /** Physical units. */
  public static final ColumnScaling NONE = new ColumnScaling(Kind.PHYSICAL, null, null);

  /** Offset and factor of the identity, {@code [2][d]}. */
  static double[][] identity(int d) {
    double[] ones = new double[d];
    Arrays.fill(ones, 1);
    return new double[][] {new double[d], ones};
  }

  /**
   * Offset and factor, {@code [2][d]}.
   *
   * @param lower of each column
   * @param upper of each column
   */
  double[][] of(double[] lower, double[] upper) throws BackcastException {
    int d = lower.length;
    double[] o = new double[d];
    double[] f = new double[d];
    switch (kind) {
      case PHYSICAL -> Arrays.fill(f, 1);
      case BOX -> {
        Arrays.setAll(o, i -> (lower[i] + upper[i]) / 2);
        Arrays.setAll(f, i -> (upper[i] - lower[i]) / 2);
      }
      case UNIT -> {
        Arrays.setAll(o, i -> lower[i]);
        Arrays.setAll(f, i -> upper[i] - lower[i]);
      }
      case AFFINE -> {
        if (offset == null || factor == null || offset.length != d || factor.length != d) {
          throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("import.affine", d));
        }
        o = offset;
        f = factor;
      }
    }
    for (double value : f) {
      if (!(Math.abs(value) > 0)) {
        throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("import.zero-factor"));
      }
    }
    return new double[][] {o, f};
  }
}
