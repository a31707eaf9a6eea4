package io.backcast.ui.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.frame.ExplorerWindowTest;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

class CellPanelTest extends ExplorerWindowTest {
  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  /** How much of the panel's width the picture has. */
  private double share(double width, double height) throws Exception {
    return onFx(
        () -> {
          Region panel = (Region) window.root().lookup(".card.cell");
          panel.resize(width, height);
          panel.applyCss();
          panel.layout();
          Node picture = panel.lookup("#holder");
          Bounds bounds = picture.getBoundsInParent();
          return bounds.getWidth() / width;
        });
  }

  @Test
  void theValuesAreBelowThePictureWhereThePanelIsNarrowAndTall() throws Exception {
    settle();
    double em = appearance.em();
    assertThat(share(24 * em, 20 * em)).isGreaterThan(0.8);
    assertThat(share(40 * em, 12 * em)).isBetween(0.4, 0.7);
    assertThat(share(24 * em, 10 * em)).isLessThan(0.5);
  }
}
