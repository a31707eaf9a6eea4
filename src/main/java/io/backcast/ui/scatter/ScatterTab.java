package io.backcast.ui.scatter;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;

/** The tab with a scatter chart of two coordinates. */
public final class ScatterTab {
  /** Id of the tab. */
  public static final String ID = "scatter";

  private ScatterTab() {}

  public static ChartTab of(ChartTabContext b) {
    ScatterController controller =
        b.views().with(new ScatterController(b.explorer(), b.look(), b.texts()));
    return new ChartTab(
        ID, b.views().load("scatter/Scatter"), controller.figure(), controller.shown());
  }
}
