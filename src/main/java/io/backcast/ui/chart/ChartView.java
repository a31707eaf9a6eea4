package io.backcast.ui.chart;

import io.backcast.ui.common.Appearance;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.scene.control.Label;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** A chart with its caption that is redrawn when its data change, and the same for export. */
public final class ChartView {
  private final Figure figure;
  private final Appearance appearance;

  /**
   * Nothing is drawn before {@link #attach}.
   *
   * @param name of the figure's file
   * @param maker makes the chart; gives null while there is nothing to show
   * @param caption describes the chart in sentences
   */
  public ChartView(
      String name, Appearance appearance, Figure.ChartMaker maker, Supplier<String> caption) {
    this.figure = new Figure(name, maker, caption);
    this.appearance = appearance;
  }

  public Figure figure() {
    return figure;
  }

  /** Redraws the chart in a pane from now on whenever a source or the appearance changes. */
  public void attach(ChartPane pane, Label sentence, Observable... sources) {
    FrameRefresh refresh = new FrameRefresh(pane, () -> draw(pane, sentence));
    refresh.on(sources);
    appearance.onChange(refresh::request);
  }

  private void draw(ChartPane pane, Label sentence) {
    @Nullable JFreeChart drawn = figure.chart().make(appearance);
    if (drawn != null) {
      pane.show(drawn);
    }
    String caption = figure.caption().get();
    sentence.setText(caption);
    pane.setAccessibleText(caption);
  }
}
