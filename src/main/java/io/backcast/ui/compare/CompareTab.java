package io.backcast.ui.compare;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;
import io.backcast.ui.state.SessionPart;

/** The tab that compares pinned designs. */
public final class CompareTab {
  private CompareTab() {}

  public static ChartTab of(ChartTabContext b) {
    b.views().with(new CompareController(b.explorer(), b.texts()));
    return new ChartTab("compare", b.views().load("compare/Compare"), null, SessionPart.NOTHING);
  }
}
