package io.backcast.performance;

import io.backcast.PreviewBenchmark;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parts of a live preview by JMH, each beside the bare run of the fast generator. */
public final class PreviewMeasure {
  private static final List<String> WORK =
      List.of("livePreview", "backward", "surrogateGradient", "ensemble");
  private static final Map<String, String> NAMES =
      Map.of(
          "livePreview", "picture of a drag",
          "backward", "exact generator",
          "surrogateGradient", "surrogate with slopes",
          "ensemble", "ensemble");

  private PreviewMeasure() {}

  public static void main(String[] args) throws Exception {
    Records records = Records.ofProcess();
    JmhFigures figures = JmhFigures.run(PreviewBenchmark.class, records.effort());
    for (int samples : new int[] {1_000, 2_000, 10_000}) {
      Map<String, String> of = Map.of("samples", Integer.toString(samples));
      for (String work : WORK) {
        records.add(
            Measurement.of(
                    Part.PREVIEW,
                    String.format(Locale.ROOT, "%s, %,d designs", NAMES.get(work), samples),
                    "time",
                    figures.score(work, of),
                    "ms")
                .against("fast generator", figures.score("fastGenerator", of))
                .spread(figures.spreadOfRatio(work, "fastGenerator", of)));
      }
    }
  }
}
