package io.backcast.io.output;

import org.jspecify.annotations.Nullable;

/** Whether a calculation of VASP converged, from the steps that it took and was allowed. */
final class VaspConvergence {
  /** IBRION of a calculation in which the ions stay. */
  private static final int FIXED = -1;

  private VaspConvergence() {}

  /** Why it did not converge, as a clause; null if it did. */
  static @Nullable String problem(
      int electronSteps,
      @Nullable Integer electronLimit,
      int ionSteps,
      @Nullable Integer ionLimit,
      @Nullable Integer method)
      throws BrokenOutput {
    if (electronLimit == null) {
      throw new BrokenOutput("it does not say how many electronic steps were allowed (NELM)");
    }
    if (electronSteps >= electronLimit) {
      return "the electrons did not converge in %s steps".formatted(electronLimit);
    }
    return ionProblem(ionSteps, ionLimit, method);
  }

  /** Why the ions did not come to rest, as a clause; null if they did, or had to stay. */
  static @Nullable String ionProblem(int steps, @Nullable Integer limit, @Nullable Integer method) {
    if (limit == null || limit <= 1 || (method != null && method == FIXED) || steps < limit) {
      return null;
    }
    return "the ions had not come to rest after %s steps".formatted(limit);
  }
}
