package io.backcast.ui.map;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;

/** The tab with the heat map of a property over two variables. */
public final class MapTab {
  private MapTab() {}

  public static ChartTab of(ChartTabContext b) {
    MapViewModel model = new MapViewModel(b.explorer(), b.tasks());
    MapController controller =
        b.views().with(new MapController(b.explorer(), model, b.look(), b.texts()));
    return new ChartTab(
        "map", b.views().load("map/Map"), controller.figure(), model.shown(), model::settled);
  }
}
