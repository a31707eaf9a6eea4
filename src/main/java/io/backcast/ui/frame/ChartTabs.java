package io.backcast.ui.frame;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.compare.CompareTab;
import io.backcast.ui.map.MapTab;
import io.backcast.ui.parallel.ParallelTab;
import io.backcast.ui.properties.PropertyPairTab;
import io.backcast.ui.scatter.ScatterTab;
import io.backcast.ui.state.SessionPart;
import io.backcast.ui.transition.TransitionTab;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The charts in the centre of a window.
 *
 * @param all in the order of their tabs
 */
record ChartTabs(List<ChartTab> all) {
  /** A new chart is a package of its own and a line here. */
  private static final List<Function<ChartTabContext, @Nullable ChartTab>> FACTORIES =
      List.of(
          TransitionTab::of,
          ParallelTab::of,
          ScatterTab::of,
          MapTab::of,
          CompareTab::of,
          PropertyPairTab::of);

  /** Every chart that makes sense for the context's model. */
  static ChartTabs of(ChartTabContext context) {
    return new ChartTabs(
        FACTORIES.stream().map(f -> f.apply(context)).flatMap(Stream::ofNullable).toList());
  }

  /** The charts that can be exported. */
  Stream<Figure> figures() {
    return all.stream().flatMap(c -> Stream.ofNullable(c.figure()));
  }

  Stream<SessionPart> sessionParts() {
    return all.stream().map(ChartTab::sessionPart);
  }

  List<String> labels() {
    return all.stream().map(ChartTab::label).toList();
  }

  /** Whether all of them show the present question. */
  boolean settled() {
    return all.stream().allMatch(c -> c.settled().getAsBoolean());
  }
}
