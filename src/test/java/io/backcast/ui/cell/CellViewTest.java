package io.backcast.ui.cell;

import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.CellStrain;
import io.backcast.model.Crystal;
import io.backcast.model.Lattice;
import io.backcast.model.Site;
import io.backcast.model.StructureTemplate;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.NumberFormatter;
import io.backcast.ui.common.Texts;
import io.backcast.ui.export.FigureExport;
import io.backcast.ui.testing.WindowExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;

/** Turning and deforming the cell on the screen, and its picture on paper. */
@ExtendWith(WindowExtension.class)
class CellViewTest {
  private static final Lattice UNSTRAINED = new Lattice(3, 3, 9, 90, 90, 120);
  private static final Lattice STRAINED = new Lattice(3.3, 2.9, 9.5, 88, 92, 117);

  @TempDir private Path folder;

  private CellView view;

  @Start
  private void start(Stage stage) {
    StructureTemplate layer =
        new StructureTemplate(
            "BN",
            "BN",
            true,
            null,
            List.of(
                new Site("B", new double[] {1 / 3., 2 / 3., 0.5}),
                new Site("N", new double[] {2 / 3., 1 / 3., 0.5})));
    Crystal crystal =
        new Crystal(
            new String[] {"a", "b", "c"},
            new String[] {"x", "y", "z"},
            "BN",
            List.of(),
            null,
            List.of(layer));
    view =
        new CellView(
            new Appearance(),
            CellModel.of(crystal, UNSTRAINED),
            UNSTRAINED,
            List.of("top", "side"));
    stage.setScene(new Scene(view, 420, 140));
    stage.show();
  }

  private CellCamera pressed(KeyCode code) throws Exception {
    return onFx(
        () -> {
          Event.fireEvent(
              view, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
          return view.cameraProperty().get();
        });
  }

  private void mouse(EventType<MouseEvent> type, double x, double y, int clicks) throws Exception {
    onFx(
        () -> {
          Event.fireEvent(
              view,
              new MouseEvent(
                  type,
                  x,
                  y,
                  x,
                  y,
                  MouseButton.PRIMARY,
                  clicks,
                  false,
                  false,
                  false,
                  false,
                  true,
                  false,
                  false,
                  true,
                  false,
                  true,
                  null));
          return true;
        });
  }

  @Test
  void arrowsAndDraggingTurnTheCellAndADoubleClickOrHomePutsItBack() throws Exception {
    CellCamera standing = view.cameraProperty().get();
    assertThat(pressed(KeyCode.RIGHT).turn()).isEqualTo(standing.turn() + 10);
    assertThat(pressed(KeyCode.UP).tilt()).isEqualTo(standing.tilt() + 10);
    assertThat(pressed(KeyCode.HOME)).isEqualTo(standing);
    mouse(MouseEvent.MOUSE_PRESSED, 300, 60, 1);
    mouse(MouseEvent.MOUSE_DRAGGED, 330, 80, 1);
    CellCamera dragged = view.cameraProperty().get();
    assertThat(dragged.turn()).isGreaterThan(standing.turn());
    assertThat(dragged.tilt()).isGreaterThan(standing.tilt());
    mouse(MouseEvent.MOUSE_PRESSED, 300, 60, 2);
    assertThat(view.cameraProperty().get()).isEqualTo(standing);
  }

  @Test
  void theCellMovesFromOneToTheNextAndArrives() throws Exception {
    boolean still = onFx(() -> Platform.getPreferences().isReducedMotion());
    Lattice first =
        onFx(
            () -> {
              view.show(STRAINED);
              return view.shown();
            });
    assertThat(first).isEqualTo(still ? STRAINED : UNSTRAINED);
    until(() -> view.shown().equals(STRAINED));
    Lattice played =
        onFx(
            () -> {
              view.play();
              return view.shown();
            });
    assertThat(played).isEqualTo(UNSTRAINED);
    if (!still) {
      until(() -> view.shown().equals(STRAINED));
    }
  }

  @Test
  void anglesThatCloseNoCellShowTheUnstrainedOne() throws Exception {
    Lattice shown =
        onFx(
            () -> {
              view.show(new Lattice(3, 3, 9, 60, 60, 170));
              return view.shown();
            });
    assertThat(shown).isEqualTo(UNSTRAINED);
  }

  @Test
  void thePictureIsExportedAsOtherFiguresAre() throws Exception {
    Figure figure =
        new Figure("cell", on -> CellPlot.chart(view.picture(), on), () -> "A cell, seen.");
    Path svg = folder.resolve("cell.svg");
    Path pdf = folder.resolve("cell.pdf");
    Path png = folder.resolve("cell.png");
    for (Path file : List.of(svg, pdf, png)) {
      new FigureExport(new NumberFormatter(Locale.ENGLISH)).write(file, figure);
    }
    assertThat(svg).content().contains("radialGradient").contains("<desc>A cell, seen.</desc>");
    assertThat(new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    assertThat(png).isNotEmptyFile();
  }

  @Test
  void theStrainIsToldInNumbersAndInASentence() {
    StrainTexts along =
        new StrainTexts(
            new Texts(Locale.ENGLISH),
            CellStrain.of(
                new Lattice(2, 3, 10, 90, 90, 90), new Lattice(2.1, 2.94, 10, 90, 90, 90)));
    assertThat(along.numbers().values())
        .containsExactly("+5.0 % · 0°", "−2.0 %", "7.0 %", "+2.9 %", "+2.9 %");
    assertThat(along.sentence())
        .isEqualTo(
            "in the plane the largest strain is +5.0 % at 0° from the first edge, the smallest"
                + " −2.0 %; the area changes by +2.9 %, the volume by +2.9 %.");
    StrainTexts alike =
        new StrainTexts(
            new Texts(Locale.ENGLISH),
            CellStrain.of(
                new Lattice(3, 3, 10, 90, 90, 120), new Lattice(3.03, 3.03, 10, 90, 90, 120)));
    assertThat(alike.sentence())
        .startsWith("in the plane it is strained by +1.0 % in all directions");
  }
}
