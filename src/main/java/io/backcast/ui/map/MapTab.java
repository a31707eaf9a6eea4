package io.backcast.ui.map;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;
import org.jspecify.annotations.Nullable;

/** The tab with the heat map of a property over two variables. */
public final class MapTab {
  private MapTab() {}

  /** The tab; null for a single variable, over which there is no map. */
  public static @Nullable ChartTab of(ChartTabContext context) {
    if (context.explorer().space().dx() < 2) {
      return null;
    }
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
