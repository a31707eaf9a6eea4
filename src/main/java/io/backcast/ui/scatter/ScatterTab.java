package io.backcast.ui.scatter;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;

/** The tab with a scatter chart of two coordinates. */
public final class ScatterTab {
  /** Id of the tab. */
  public static final String ID = "scatter";

  private ScatterTab() {}

  public static ChartTab of(ChartTabContext context) {
    ScatterController controller =
        context
            .views()
            .with(new ScatterController(context.explorer(), context.appearance(), context.texts()));
    return new ChartTab(
        ID, context.views().load("scatter/Scatter"), controller.figure(), controller.shown());
  }
}
