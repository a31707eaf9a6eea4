package io.backcast.ui.properties;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;
import org.jspecify.annotations.Nullable;

/** The tab that plots two properties against each other; for models with at least two. */
public final class PropertyPairTab {
  private PropertyPairTab() {}

  public static @Nullable ChartTab of(ChartTabContext b) {
    if (b.explorer().space().dy() < 2) {
      return null;
    }
    PropertyPairViewModel model = new PropertyPairViewModel(b.explorer(), b.tasks());
    PropertyPairController controller =
        b.views().with(new PropertyPairController(b.explorer(), model, b.look(), b.texts()));
    // sessions know the tab by its first name
    return new ChartTab(
        "reach",
        "properties",
        b.views().load("properties/PropertyPair"),
        controller.figure(),
        model.shown(),
        model::settled);
  }
}
