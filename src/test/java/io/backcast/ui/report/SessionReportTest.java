package io.backcast.ui.report;

import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.report.ReportPage;
import io.backcast.ui.app.ModelOpener;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.testing.RecordedFailures;
import io.backcast.ui.testing.WindowExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The report of a window whose model nobody should trust, from the window to the window again. */
@ExtendWith(WindowExtension.class)
class SessionReportTest {
  private static final String HOSTILE = "<script>alert(1)</script>";
  private static final Json JSON = new Json();

  @TempDir private Path folder;
  private final RecordedFailures failures = new RecordedFailures();

  /** The spring with a variable of an evil name. */
  private Path model() throws Exception {
    Path copy = folder.resolve("spring");
    Files.createDirectories(copy);
    try (var files = Files.list(Path.of("models", "spring"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Path card = copy.resolve(ModelFolder.CARD);
    Files.writeString(
        card,
        Files.readString(card)
            .replace("\"coil\"", "\"" + HOSTILE + "\"")
            .replace("\"spring\"", "\"no-shipped-spring\""));
    Files.deleteIfExists(copy.resolve("recipe.json"));
    return copy;
  }

  @Test
  void aReportHoldsEverythingRunsNothingAndOpensAgain() throws Exception {
    Path place = model();
    Path file = folder.resolve("elsewhere").resolve("report.html");
    Files.createDirectories(file.getParent());
    Session session;
    try (InverseModel model = new ModelFolder(JSON).open(place)) {
      AppContext context =
          new AppContext(
              new Appearance(Locale.GERMAN),
              new Texts(Locale.GERMAN),
              failures,
              AppActions.NONE,
              JSON,
              "test");
      ExplorerWindow window =
          onFx(
              () -> {
                ExplorerWindow made = ExplorerWindow.open(model, place, null, context, s -> {});
                Stage stage = new Stage();
                stage.setScene(new Scene(made.root(), 1280, 800));
                stage.show();
                return made;
              });
      until(window::settled);
      ReportPage page = onFx(() -> window.reports().page(7));
      window.reports().report(7).write(page, file);
      session = onFx(window::session);
      onFx(
          () -> {
            window.root().getScene().getWindow().hide();
            window.close();
            return true;
          });
    }
    assertThat(failures.shown()).isEmpty();

    Document html = Jsoup.parse(Files.readString(file));
    assertThat(html.select("script")).isEmpty();
    assertThat(session.model()).isEqualTo("no-shipped-spring");
    assertThat(html.getElementById("backcast-session").wholeText()).contains("no-shipped-spring");
    assertThat(html.select("h2").eachText())
        .contains("Entwürfe", "Das Modell und seine Grenzen", "Methoden", "Herkunft");
    assertThat(html.select("figure svg").size()).isGreaterThanOrEqualTo(3);
    Element designs = html.select("table").getFirst();
    assertThat(designs.select("tbody tr").size()).isPositive();
    assertThat(html.text()).contains(session.identity(), "arXiv:1808.04730", "backcast design");
    // every file of the model by its hash
    assertThat(html.text()).contains(io.backcast.model.Digests.sha256(place.resolve("model.json")));

    // its own word for where the model is is not taken
    assertThatThrownBy(() -> new ModelOpener(JSON).open(file, List.of()))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("was not found");
    ModelOpener.Opened again = new ModelOpener(JSON).open(file, List.of(place));
    try (InverseModel opened = again.model()) {
      assertThat(JSON.text(again.session())).isEqualTo(JSON.text(session));
    }
  }
}
