package io.backcast.ui.transition;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;

/** The tab with the property along a path and its transitions. */
public final class TransitionTab {
  private TransitionTab() {}

  public static ChartTab of(ChartTabContext context) {
    // where no property has a class there is no transition, only a property along a path
    boolean classes =
        context.explorer().space().properties().stream().anyMatch(p -> p.pointMass() != null);
    String label = classes ? "transition" : "path";
    TransitionViewModel model = new TransitionViewModel(context.explorer(), context.tasks());
    TransitionController controller =
        context
            .views()
            .with(
                new TransitionController(
                    label, context.explorer(), model, context.appearance(), context.texts()));
    return new ChartTab(
        "transition",
        label,
        context.views().load("transition/Transition"),
        controller.figure(),
        model,
        model::settled);
  }
}
