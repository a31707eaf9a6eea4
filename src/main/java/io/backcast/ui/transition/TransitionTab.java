package io.backcast.ui.transition;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;

/** The tab with the property along a path and its transitions. */
public final class TransitionTab {
  private TransitionTab() {}

  public static ChartTab of(ChartTabContext b) {
    // without a class there is no transition, only a property along a path
    String label = b.explorer().firstProperty().pointMass() == null ? "path" : "transition";
    TransitionViewModel model = new TransitionViewModel(b.explorer(), b.tasks());
    TransitionController controller =
        b.views().with(new TransitionController(label, b.explorer(), model, b.look(), b.texts()));
    return new ChartTab(
        "transition",
        label,
        b.views().load("transition/Transition"),
        controller.figure(),
        model,
        model::settled);
  }
}
