package io.backcast.ui.parallel;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;
import io.backcast.ui.state.SessionPart;

/** The tab with parallel coordinates. */
public final class ParallelTab {
  private ParallelTab() {}

  public static ChartTab of(ChartTabContext b) {
    ParallelController controller =
        b.views().with(new ParallelController(b.explorer(), b.look(), b.texts()));
    return new ChartTab(
        "parallel", b.views().load("parallel/Parallel"), controller.figure(), SessionPart.NOTHING);
  }
}
