package io.backcast.ui.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.Predictions;
import io.backcast.design.Transition;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignPath;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Scale;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.TargetLevels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransitionChartTest {
  private static Range shown(@Nullable PointMass mass, float... predicted) {
    Property property = new Property("gap", "E", "band gap", "eV", 0, 2, 1, 2, mass);
    DesignPath path = new DesignPath("biaxial", "strain", "%", -1, 1, Map.of("a", 1.0));
    int n = predicted.length;
    double[] along = new double[n];
    for (int i = 0; i < n; i++) {
      along[i] = -1 + 2.0 * i / (n - 1);
    }
    Transition curve =
        new Transition(
            property,
            0,
            path,
            along,
            DesignMatrix.of(new float[n], 1),
            new Predictions(predicted, new float[n], 1),
            List.of());
    return new TransitionChart(new Appearance(), new Texts(Locale.ENGLISH), property)
        .of(
            new TransitionViewModel.View(
                0,
                path,
                Scale.LINEAR,
                curve,
                null,
                new TransitionViewModel.Origin(path, new float[1], 0, 1)),
            List.of())
        .getXYPlot()
        .getRangeAxis()
        .getRange();
  }

  @Test
  void theAxisIsThatOfTheDataUnlessTheCurveGoesBeyond() {
    assertThat(shown(null, 0.5f, 1, 1.5f).getUpperBound()).isEqualTo(2);
    assertThat(shown(null, 0.5f, 2.25f, 1.5f).getUpperBound()).isEqualTo(2.25);
    assertThat(shown(null, -0.5f, 1, 1.5f).getLowerBound()).isEqualTo(-0.5);
  }

  @Test
  void aCurveThatLeavesEveryMeasureDoesNotTakeTheDataWithIt() {
    assertThat(shown(null, -900, 1, 70_000)).isEqualTo(new Range(-1, 3));
    assertThat(shown(null, Float.NaN, 1, Float.NaN).getUpperBound()).isEqualTo(2);
  }

  @Test
  void belowAClassThereIsNothing() {
    PointMass metal = new PointMass(0, "metal");
    assertThat(shown(metal, -1.5f, 1, 1.5f).getLowerBound())
        .isEqualTo(shown(metal, 0.5f, 1, 1.5f).getLowerBound());
  }

  @Test
  void anOpenRangeGoesAsFarAsTheAxisButNotBelowAClass() {
    Property gap = new Property("gap", "E", "band gap", "eV", 0, 2, 1, 2, null);
    Property metals =
        new Property("gap", "E", "band gap", "eV", 0.05, 2, 1, 2, new PointMass(0, "metal"));
    Range axis = new Range(-1, 3);
    assertThat(TransitionChart.band(new TargetLevels(0.5, Double.POSITIVE_INFINITY), gap, axis))
        .isEqualTo(new Range(0.5, 3));
    TargetLevels atMost = new TargetLevels(Double.NEGATIVE_INFINITY, 0.5);
    assertThat(TransitionChart.band(atMost, gap, axis)).isEqualTo(new Range(-1, 0.5));
    assertThat(TransitionChart.band(atMost, metals, axis)).isEqualTo(new Range(0.05, 0.5));
  }
}
