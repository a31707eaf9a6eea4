package io.backcast.ui.chart;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChoiceBoxes;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.DimensionPair;
import javafx.scene.control.ComboBox;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;

/** What all charts of two dimensions share: the choice boxes and the plot. */
public final class DimensionPairView {
  private DimensionPairView() {}

  /** Binds two choice boxes to the pair. */
  public static void choose(
      ComboBox<Dimension> across, ComboBox<Dimension> up, DimensionPair pair) {
    ChoiceBoxes.fill(across, pair.all(), Dimension::label);
    ChoiceBoxes.fill(up, pair.all(), Dimension::label);
    across.valueProperty().bindBidirectional(pair.acrossProperty());
    up.valueProperty().bindBidirectional(pair.upProperty());
    // a choice may have swapped the two
    ChoiceBoxes.takesBack(across, () -> restoring(pair));
    ChoiceBoxes.takesBack(up, () -> restoring(pair));
  }

  private static Runnable restoring(DimensionPair pair) {
    Dimension across = pair.across();
    Dimension up = pair.up();
    return () -> {
      pair.acrossProperty().set(across);
      pair.upProperty().set(up);
    };
  }

  /** An empty plot over the two dimensions' ranges. */
  public static XYPlot plot(ChartStyle style, Dimension across, Dimension up) {
    ValueAxis x = style.axis(across.label(), false, across.scale(), across.lower(), across.upper());
    ValueAxis y = style.axis(up.label(), true, up.scale(), up.lower(), up.upper());
    XYPlot plot = new XYPlot(null, x, y, null);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    return plot;
  }

  /** The chart around such a plot, with grid lines in both directions. */
  public static JFreeChart chart(Appearance appearance, ChartStyle style, XYPlot plot) {
    JFreeChart chart = style.chart(plot);
    plot.setDomainGridlinesVisible(true);
    plot.setDomainGridlinePaint(ChartStyle.awt(appearance.palette().line(), 1));
    return chart;
  }
}
