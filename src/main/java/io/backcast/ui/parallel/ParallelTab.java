package io.backcast.ui.parallel;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;
import io.backcast.ui.state.SessionPart;

/** The tab with parallel coordinates. */
public final class ParallelTab {
  private ParallelTab() {}

  public static ChartTab of(ChartTabContext context) {
    ParallelController controller =
        context
            .views()
            .with(
                new ParallelController(context.explorer(), context.appearance(), context.texts()));
    return new ChartTab(
        "parallel",
        context.views().load("parallel/Parallel"),
        controller.figure(),
        SessionPart.NOTHING);
  }
}
