package io.backcast.performance;

import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs a class of JMH benchmarks and gives its scores, so that they can be filed as records. */
public final class JmhFigures {
  private final Collection<RunResult> results;

  private JmhFigures(Collection<RunResult> results) {
    this.results = results;
  }

  /**
   * Runs all benchmarks of a class: as it is annotated, or once and shortly where effort is quick.
   */
  public static JmhFigures run(Class<?> benchmarks, Effort effort) throws Exception {
    ChainedOptionsBuilder options =
        new OptionsBuilder().include(benchmarks.getName() + "\\.").shouldFailOnError(true);
    // a class path on the command line may be longer than the runtime's telemetry can bear
    System.setProperty("jmh.separateClasspathJAR", "true");
    if (effort == Effort.QUICK) {
      options
          .forks(1)
          .warmupIterations(1)
          .warmupTime(TimeValue.seconds(1))
          .measurementIterations(2)
          .measurementTime(TimeValue.seconds(1));
    }
    return new JmhFigures(new Runner(options.build()).run());
  }

  /** Mean of the iterations, in the unit of the class. */
  public double score(String method, Map<String, String> parameters) {
    return result(method, parameters).getPrimaryResult().getScore();
  }

  /** Relative spread of the iterations: half the range between the quartiles over the median. */
  public double spread(String method, Map<String, String> parameters) {
    var values = result(method, parameters).getPrimaryResult().getStatistics();
    double median = values.getPercentile(50);
    return median == 0
        ? 0
        : (values.getPercentile(75) - values.getPercentile(25)) / 2 / Math.abs(median);
  }

  /** Spread of the ratio of two scores, each with a spread of its own. */
  public double spreadOfRatio(String method, String baseline, Map<String, String> parameters) {
    return Math.hypot(spread(method, parameters), spread(baseline, parameters));
  }

  private RunResult result(String method, Map<String, String> parameters) {
    return results.stream()
        .filter(r -> r.getParams().getBenchmark().endsWith("." + method))
        .filter(
            r ->
                parameters.entrySet().stream()
                    .allMatch(p -> p.getValue().equals(r.getParams().getParam(p.getKey()))))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no benchmark " + method + " with " + parameters));
  }
}
