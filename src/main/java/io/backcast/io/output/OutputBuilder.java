package io.backcast.io.output;

import org.jspecify.annotations.Nullable;

/** What was read of an output so far, from which its verdict follows, wherever it ends. */
interface OutputBuilder {
  /** The program and its settings, as far as they are known. */
  CalculationOutput.Run run();

  /** The last cell, as far as it is known. */
  CalculationOutput.@Nullable Cell cell();

  /**
   * The verdict after the whole output.
   *
   * @throws BrokenOutput if something is missing in it
   */
  CalculationOutput finished() throws BrokenOutput;
}
