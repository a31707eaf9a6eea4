package io.backcast.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlacementTest {
  private static final Rectangle2D LAPTOP = new Rectangle2D(0, 27, 1366, 741);
  private static final Rectangle2D BESIDE = new Rectangle2D(1366, 0, 1920, 1080);

  @ParameterizedTest
  @CsvSource({"1366, 741", "1024, 600", "800, 480", "1280, 800"})
  void aWindowOfTheUsualSizeIsNotLargerThanTheScreen(double width, double height) {
    Rectangle2D screen = new Rectangle2D(0, 27, width, height);
    WindowPlacement placed = WindowPlacement.fitted(null, List.of(screen));
    assertThat(inside(placed, screen)).isTrue();
    assertThat(placed.height()).isEqualTo(0.85 * height);
  }

  @Test
  void aWindowComesBackWhereItWas() {
    WindowPlacement mine = new WindowPlacement(1500, 60, 1400, 900, false);
    assertThat(WindowPlacement.fitted(mine, List.of(LAPTOP, BESIDE))).isEqualTo(mine);
  }

  @Test
  void aWindowWhoseScreenIsGoneOpensOnTheFirstOne() {
    WindowPlacement mine = new WindowPlacement(1500, 60, 1400, 900, true);
    WindowPlacement placed = WindowPlacement.fitted(mine, List.of(LAPTOP));
    assertThat(inside(placed, LAPTOP)).isTrue();
    assertThat(placed.maximized()).isTrue();
  }

  @Test
  void whatWouldCoverItsScreenIsMaximized() {
    Rectangle2D small = new Rectangle2D(0, 0, 1280, 800);
    assertThat(WindowPlacement.fitted(null, List.of(small)).maximized()).isTrue();
    Rectangle2D laptop = new Rectangle2D(0, 0, 1366, 768);
    assertThat(WindowPlacement.fitted(null, List.of(laptop)).maximized()).isTrue();
    WindowPlacement large = new WindowPlacement(-1, -22, 1300, 822, false);
    assertThat(WindowPlacement.fitted(large, List.of(small)))
        .isEqualTo(new WindowPlacement(0, 0, 1088, 680, true));
    assertThat(WindowPlacement.fitted(large, List.of(BESIDE)).maximized()).isFalse();
    // one half of the screen, where somebody has put it
    WindowPlacement half = new WindowPlacement(0, 0, 640, 800, false);
    assertThat(WindowPlacement.fitted(half, List.of(small))).isEqualTo(half);
  }

  @Test
  void aWindowHalfOffItsScreenIsMovedOntoIt() {
    WindowPlacement mine = new WindowPlacement(1300, 500, 1200, 700, false);
    WindowPlacement placed = WindowPlacement.fitted(mine, List.of(LAPTOP, BESIDE));
    assertThat(placed).isEqualTo(new WindowPlacement(1366, 380, 1200, 700, false));
  }

  private static boolean inside(WindowPlacement w, Rectangle2D screen) {
    return screen.contains(new Rectangle2D(w.x(), w.y(), w.width(), w.height()));
  }
}
