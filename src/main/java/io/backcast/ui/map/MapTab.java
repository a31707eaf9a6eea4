package io.backcast.ui.map;

import io.backcast.ui.common.ChartTab;
import io.backcast.ui.workbench.Bench;

/** The tab with the property over two variables. */
public final class MapTab {
  private MapTab() {}

  public static ChartTab of(Bench b) {
    MapModel model = new MapModel(b.explorer(), b.lab());
    MapController controller =
        b.views().with(new MapController(b.explorer(), model, b.look(), b.texts()));
    return new ChartTab(
        "map", b.views().load("map/Map"), controller.figure(), model.shown(), model::settled);
  }
}
