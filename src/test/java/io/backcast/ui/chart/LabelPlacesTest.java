package io.backcast.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelPlacesTest {
  private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 300, 100);

  private static LabelPlaces with(Line2D... curves) {
    return new LabelPlaces(AREA, List.of(curves));
  }

  @Test
  void aLabelGoesBelowItsPointWhereThatIsFree() {
    LabelPlaces places = with();
    Rectangle2D place = places.best(places.around(150, 50, 80, 14, 8), List.of());
    assertThat(place.getCenterX()).isEqualTo(150);
    assertThat(place.getMinY()).isEqualTo(58);
  }

  @Test
  void aLabelAvoidsCurvesAndStaysInTheArea() {
    // a curve under the point, and the point near the right end
    LabelPlaces places = with(new Line2D.Double(0, 66, 300, 66), new Line2D.Double(0, 90, 300, 90));
    Rectangle2D place = places.best(places.around(290, 50, 80, 14, 8), List.of());
    assertThat(places.isFree(place, List.of())).isTrue();
    assertThat(AREA.contains(place)).isTrue();
    assertThat(place.getMaxY()).isLessThan(66);
  }

  @Test
  void twoLabelsOfOnePointDoNotCoverEachOther() {
    LabelPlaces places = with();
    Rectangle2D first = places.best(places.around(150, 50, 80, 14, 8), List.of());
    Rectangle2D second = places.best(places.around(150, 50, 80, 14, 8), List.of(first));
    assertThat(first.intersects(second)).isFalse();
  }

  @Test
  void aLabelOfALevelMovesAlongItUntilTheCurveIsPassed() {
    // the curve comes down through the right end, as a band gap does towards the metal
    LabelPlaces places = with(new Line2D.Double(120, 0, 300, 60));
    Rectangle2D place = places.best(places.along(50, 60, 14, 4), List.of());
    assertThat(places.isFree(place, List.of())).isTrue();
    assertThat(place.getMaxX()).isLessThan(260);
  }

  @Test
  void whereNothingIsFreeTheLeastIsCovered() {
    LabelPlaces places = with(new Line2D.Double(0, 0, 300, 0), new Line2D.Double(0, 10, 300, 10));
    Rectangle2D both = new Rectangle2D.Double(10, -4, 40, 16);
    Rectangle2D one = new Rectangle2D.Double(10, 5, 40, 16);
    assertThat(places.best(List.of(both, one), List.of())).isEqualTo(one);
  }
}
