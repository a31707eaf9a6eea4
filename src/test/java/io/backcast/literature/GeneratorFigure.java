package io.backcast.literature;

import java.util.List;

/**
 * How a generator draws, without refinement; a line of the generators' file.
 *
 * @param task label
 * @param generator what it is
 * @param size quick, short or published
 * @param rows that the model learned from
 * @param sizes of network and schedule, in words
 * @param trainSeconds of the generator alone, by the clock
 * @param yields share of draws within two tolerances in every property by the judge, for each
 *     target
 * @param distances largest Kolmogorov–Smirnov distance of a variable from designs of the prior that
 *     do what is asked by the judge, for each target
 * @param accepted number of the latter, for each target
 * @param milliseconds for 2,000 designs, by the clock
 */
record GeneratorFigure(
    String task,
    String generator,
    String size,
    int rows,
    String sizes,
    double trainSeconds,
    List<Double> yields,
    List<Double> distances,
    List<Integer> accepted,
    double milliseconds) {

  /** Whether two lines are of the same measurement. */
  boolean same(GeneratorFigure other) {
    return task.equals(other.task)
        && generator.equals(other.generator)
        && size.equals(other.size)
        && rows == other.rows;
  }
}
