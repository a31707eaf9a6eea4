package io.backcast.ui.compare;

import io.backcast.ui.workbench.SessionPart;
import io.backcast.ui.common.ChartTab;
import io.backcast.ui.workbench.Bench;

/** The tab with pinned designs side by side. */
public final class CompareTab {
  private CompareTab() {}

  public static ChartTab of(Bench b) {
    b.views().with(new CompareController(b.explorer(), b.texts()));
    return new ChartTab(
        "compare", b.views().load("compare/Compare"), null, SessionPart.NOTHING);
  }
}
