package io.backcast.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.PropertyGrid;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContourTest {
  @Test
  void theContourOfACircleLiesOnTheCircle() {
    int n = 41;
    double[] axis = new double[n];
    double[][] radius = new double[n][n];
    for (int i = 0; i < n; i++) {
      axis[i] = -2 + 4.0 * i / (n - 1);
    }
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        radius[r][c] = Math.hypot(axis[r], axis[c]);
      }
    }
    List<Contour.Segment> segments = Contour.of(new PropertyGrid(0, 0, 1, axis, axis, radius), 1.3);
    double length = 0;
    for (Contour.Segment s : segments) {
      assertThat(Math.hypot(s.x1(), s.y1())).isCloseTo(1.3, within(0.01));
      length += Math.hypot(s.x2() - s.x1(), s.y2() - s.y1());
    }
    assertThat(length).isCloseTo(2 * Math.PI * 1.3, within(0.1));
  }
}
