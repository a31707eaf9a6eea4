package io.backcast.ui.properties;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;
import org.jspecify.annotations.Nullable;

/** The tab that plots two properties against each other; for models with at least two. */
public final class PropertyPairTab {
  private PropertyPairTab() {}

  public static @Nullable ChartTab of(ChartTabContext context) {
    if (context.explorer().space().dy() < 2) {
      return null;
    }
    PropertyPairViewModel model = new PropertyPairViewModel(context.explorer(), context.tasks());
    PropertyPairController controller =
        context
            .views()
            .with(
                new PropertyPairController(
                    context.explorer(), model, context.appearance(), context.texts()));
    // sessions know the tab by its first name
    return new ChartTab(
        "reach",
        "properties",
        context.views().load("properties/PropertyPair"),
        controller.figure(),
        model.shown(),
        model::settled);
  }
}
