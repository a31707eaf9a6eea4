package io.backcast.literature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one method reached on one task; a line of the results' file.
 *
 * @param task label
 * @param method name
 * @param size quick or published
 * @param rows that it learned from, those held out included
 * @param targets answered, or observations
 * @param proposals for each target, at most; or samples for each observation
 * @param unanswered targets without a proposal
 * @param seed of rows and training
 * @param trainSeconds by the clock
 * @param proposeSeconds by the clock, all targets
 * @param sizes of the networks and schedules, in words
 * @param curve points (T, mean squared error); none for a posterior
 * @param medianAtOne median over the targets of the squared error at T = 1; none for a posterior
 * @param c2st for each observation; none for a design task
 */
record Outcome(
    String task,
    String method,
    String size,
    int rows,
    int targets,
    int proposals,
    int unanswered,
    long seed,
    double trainSeconds,
    double proposeSeconds,
    String sizes,
    List<double[]> curve,
    @Nullable Double medianAtOne,
    List<Double> c2st) {

  /** Whether two lines are of the same measurement. */
  boolean same(String otherTask, String otherMethod, String otherSize, int otherRows) {
    return task.equals(otherTask)
        && method.equals(otherMethod)
        && size.equals(otherSize)
        && rows == otherRows;
  }

  boolean same(Outcome other) {
    return same(other.task, other.method, other.size, other.rows);
  }

  /** The error at a number of proposals; NaN if it was not measured. */
  double at(int t) {
    return curve.stream()
        .filter(p -> p[0] == t)
        .mapToDouble(p -> p[1])
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Mean over the observations. */
  double meanC2st() {
    return c2st.stream().mapToDouble(c -> c).average().orElse(Double.NaN);
  }
}
