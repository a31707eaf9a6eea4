package io.backcast.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.Goal;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.NumberFormatter;
import io.backcast.ui.frame.ExplorerWindowTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Figures say on paper what the window draws above them and says beside them. */
class FiguresOnPaperTest extends ExplorerWindowTest {
  FiguresOnPaperTest() {
    super(Locale.GERMAN);
  }

  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  /** Every tab once in front, as some compute only then. */
  private void openAllTabs() throws Exception {
    settle();
    for (Node pane : onFx(() -> window.root().lookupAll(".tab-pane"))) {
      for (Tab tab : ((TabPane) pane).getTabs()) {
        onFx(() -> ((TabPane) pane).getSelectionModel().select(tab));
        settle();
      }
    }
  }

  private JFreeChart chart(String name) throws Exception {
    return onFx(
        () ->
            window.figures().stream()
                .filter(f -> f.name().equals(name))
                .map(f -> f.chart().make(Appearance.paper(new NumberFormatter(language))))
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow());
  }

  private static List<String> key(JFreeChart chart) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < chart.getSubtitleCount(); i++) {
      if (chart.getSubtitle(i) instanceof LegendTitle legend) {
        Arrays.stream(legend.getSources())
            .forEach(
                source ->
                    source
                        .getLegendItems()
                        .iterator()
                        .forEachRemaining(item -> names.add(((LegendItem) item).getLabel())));
      }
    }
    return names;
  }

  @Test
  void theTargetAndAKeyAreOnThem() throws Exception {
    openAllTabs();
    onFx(() -> window.explorer().ask(0, new Goal.Value(0.5)));
    settle();
    JFreeChart transition = chart("transition");
    Collection<?> markers = transition.getXYPlot().getRangeMarkers(Layer.FOREGROUND);
    assertThat(markers)
        .singleElement()
        .satisfies(m -> assertThat(((ValueMarker) m).getValue()).isEqualTo(0.5));
    assertThat(key(transition)).contains("Ziel: 0,50\u00a0eV");
    assertThat(key(chart("map"))).contains("Ziel: 0,50\u00a0eV", "gewählter Entwurf");
    assertThat(key(chart("whatif"))).contains("Ziel: 0,50\u00a0eV", "Wert in diesem Entwurf");
    assertThat(key(chart("scatter"))).contains("Kandidaten", "Entwürfe am Ziel");
    assertThat(key(chart("parallel"))).contains("Entwürfe am Ziel", "gewählter Entwurf");
    assertThat(key(chart("distributions"))).contains("Entwürfe am Ziel", "Trainingsdaten");
    Path folder = Path.of("target", "pictures", "figures");
    Files.createDirectories(folder);
    FigureExport export = new FigureExport(new NumberFormatter(language));
    for (Figure figure : window.figures()) {
      FigureExport.Drawn drawn = onFx(() -> export.draw(figure));
      Path file = folder.resolve(figure.name() + ".png");
      export.write(file, drawn);
      assertThat(file).isNotEmptyFile();
    }
  }

  @Test
  void theKeyOfTheMapNamesATargetOnlyWhereThereIsAContour() throws Exception {
    openAllTabs();
    List<String> names =
        onFx(
            () -> {
              // the map is that of the question before
              window.explorer().ask(0, new Goal.Value(window.explorer().firstProperty().upper()));
              return key(chart("map"));
            });
    assertThat(names).containsExactly("gewählter Entwurf");
  }

  @Test
  void nowhereIsNoLine() throws Exception {
    openAllTabs();
    onFx(() -> window.explorer().ask(0, new Goal.Extreme(true)));
    settle();
    assertThat(key(chart("transition"))).noneMatch(name -> name.startsWith("Ziel"));
    onFx(() -> window.explorer().ask(0, new Goal.Range(0.4, 0.6)));
    settle();
    assertThat(key(chart("transition"))).contains("Ziel: 0,40 – 0,60\u00a0eV");
    assertThat(chart("transition").getXYPlot().getRangeMarkers(Layer.FOREGROUND)).hasSize(2);
    assertThat(chart("transition").getXYPlot().getRangeMarkers(Layer.BACKGROUND)).hasSize(1);
  }
}
