package io.backcast.ui.map;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;

/** The tab with the heat map of a property over two variables. */
public final class MapTab {
  private MapTab() {}

  public static ChartTab of(ChartTabContext context) {
    MapViewModel model = new MapViewModel(context.explorer(), context.tasks());
    MapController controller =
        context
            .views()
            .with(
                new MapController(
                    context.explorer(),
                    model,
                    context.whyAsker(),
                    context.appearance(),
                    context.texts()));
    return new ChartTab(
        "map", context.views().load("map/Map"), controller.figure(), model.shown(), model::settled);
  }
}
