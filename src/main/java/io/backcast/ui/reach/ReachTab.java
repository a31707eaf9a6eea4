package io.backcast.ui.reach;

import io.backcast.ui.common.ChartTab;
import io.backcast.ui.workbench.Bench;
import org.jspecify.annotations.Nullable;

/** The tab with two properties of all designs; for models that have two. */
public final class ReachTab {
  private ReachTab() {}

  public static @Nullable ChartTab of(Bench b) {
    if (b.explorer().space().dy() < 2) {
      return null;
    }
    ReachModel model = new ReachModel(b.explorer(), b.lab());
    ReachController controller =
        b.views().with(new ReachController(b.explorer(), model, b.look(), b.texts()));
    return new ChartTab(
        "reach", b.views().load("reach/Reach"), controller.figure(), model.shown(), model::settled);
  }
}
