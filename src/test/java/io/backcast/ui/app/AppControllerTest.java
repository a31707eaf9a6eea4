package io.backcast.ui.app;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.io.DataFolder;
import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.ui.common.Miniatures;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Theme;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.home.EvenGrid;
import io.backcast.ui.testing.WindowExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class AppControllerTest {
  private final List<BackcastException> failures = new ArrayList<>();
  private final List<String> shownInBrowser = new ArrayList<>();
  private Stage stage;
  private AppController app;

  @TempDir private Path user;

  @Start
  void begin(Stage shown) {
    stage = shown;
    app = start(List.of(Models.MOS2.toString()));
  }

  @AfterEach
  void end() throws Exception {
    onFx(app::close);
  }

  private AppController start(List<String> arguments) {
    AppController made =
        new AppController(
            stage,
            TestProgram.parts(
                user,
                new Texts(Locale.ENGLISH),
                failures::add,
                new TaskRunner(Runnable::run, TaskRunner::onFx, failures::add),
                shownInBrowser::add));
    made.start(arguments);
    return made;
  }

  private ExplorerWindow window() {
    return Objects.requireNonNull(app.window());
  }

  private void restart(List<String> arguments) throws Exception {
    app = onFx(() -> start(arguments));
  }

  @Test
  void afterAKillTheNextStartBringsTheSessionBack() throws Exception {
    onFx(() -> window().explorer().targetProperty(0).set(1.37));
    Path autosave = user.resolve("autosave" + SessionFile.SUFFIX);
    until(() -> Files.exists(autosave) && Files.readString(autosave).contains("1.37"));
    AppController killed = app;
    restart(List.of());
    assertThat(window().explorer().targetProperty(0).get()).isEqualTo(1.37);
    onFx(killed::close);
    assertThat(failures).isEmpty();
  }

  @Test
  void aWindowThatWasClosedByItsFrameIsAsHighAgainAtTheNextStart() throws Exception {
    onFx(
        () -> {
          stage.setHeight(811);
          stage.hide();
          app.close();
          return true;
        });
    assertThat(Files.readString(user.resolve("settings.json"))).contains("811");
    restart(List.of());
    assertThat(stage.getHeight()).isEqualTo(811);
  }

  /** A node of what is shown, whose skins there are once it was laid out. */
  private Node find(String selector) throws Exception {
    return onFx(
        () -> {
          stage.getScene().getRoot().applyCss();
          stage.getScene().getRoot().layout();
          return stage.getScene().getRoot().lookup(selector);
        });
  }

  private Label label(String selector) throws Exception {
    return (Label) find(selector);
  }

  @Test
  void aDamagedAutosaveOpensTheHomePageWithoutAMessage() throws Exception {
    AppController first = app;
    Files.writeString(user.resolve("autosave" + SessionFile.SUFFIX), "{\"formatVersion\": 1, ");
    restart(List.of());
    assertThat(app.window()).isNull();
    assertThat(label(".home-title").getText()).isEqualTo("Backcast");
    assertThat(label(".home-told").isVisible()).isFalse();
    onFx(first::close);
    assertThat(failures).isEmpty();
  }

  @Test
  void aLastSessionWhoseModelIsGoneLeadsToTheHomePageWithTheReason() throws Exception {
    AppController first = app;
    String session = new Json().text(onFx(() -> window().session()));
    String identity = window().explorer().card().identity();
    Files.writeString(
        user.resolve("autosave" + SessionFile.SUFFIX),
        session.replace(identity, "gone").replace("\"mos2-strain\"", "\"measured\""));
    restart(List.of());
    assertThat(app.window()).isNull();
    assertThat(label(".home-told").getText()).contains("gone");
    onFx(first::close);
    assertThat(failures).isEmpty();
  }

  @Test
  void aModelThatWasLeftShowsItsLastPictureOnTheHomePage() throws Exception {
    Miniatures pictures = new Miniatures(user.resolve("cache").resolve("miniatures"));
    Path file = pictures.of(window().explorer().card().identity(), Theme.LIGHT);
    assertThat(file).doesNotExist();
    onFx(() -> app.actions().open(Path.of("models", "spring")));
    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(640);
    onFx(() -> app.actions().showHome());
    until(() -> find("#tile-mos2-strain .image-view") != null);
    assertThat(find("#tile-projectile .image-view")).isNull();
  }

  @Test
  void manyModelsCanBeSearchedAndEnterOpensOneAndEscapeReturns(FxRobot robot) throws Exception {
    for (int i = 0; i < 30; i++) {
      Path made = Files.createDirectories(user.resolve("models").resolve("m" + i));
      String card = Files.readString(Models.MOS2.resolve("model.json"));
      Files.writeString(
          made.resolve("model.json"),
          card.replaceFirst(
              "\"title\" : \"[^\"]*\"",
              "\"title\" : \"A very long title of model " + i + " " + "x".repeat(90) + "\""));
    }
    ExplorerWindow before = window();
    robot.press(KeyCode.CONTROL, KeyCode.G).release(KeyCode.G, KeyCode.CONTROL);
    awaitPulses();
    EvenGrid tiles = (EvenGrid) find("#tiles");
    assertThat(tiles.getChildren()).hasSize(33);
    robot.clickOn("#home-search").write("of model 29 ");
    assertThat(tiles.getChildren()).hasSize(1);
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    awaitPulses();
    assertThat(find(".home")).isNull();
    assertThat(app.window()).isSameAs(before);
    onFx(() -> app.actions().showHome());
    Node spring = find("#tile-spring");
    onFx(spring::requestFocus);
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    awaitPulses();
    assertThat(window().explorer().card().name()).isEqualTo("spring");
    assertThat(failures).isEmpty();
  }

  @Test
  void aPageThatWasOpenedFromHomeLeadsBackToItAndAnotherKeyToItsDocumentation(FxRobot robot)
      throws Exception {
    onFx(
        () -> {
          app.actions().showHome();
          app.actions().showAbout();
        });
    assertThat(label(".page-title").getText()).isEqualTo("test");
    robot.press(KeyCode.F1).release(KeyCode.F1);
    awaitPulses();
    assertThat(shownInBrowser)
        .singleElement()
        .asString()
        .endsWith("explorer.html#settings-and-help");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    awaitPulses();
    assertThat(label(".home-title").getText()).isEqualTo("Backcast");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    awaitPulses();
    assertThat(find(".home")).isNull();
  }

  @Test
  void anotherLanguageAppliesAtOnceAndTheWindowKeepsItsQuestion() throws Exception {
    onFx(
        () -> {
          window().explorer().targetProperty(0).set(0.7);
          app.actions().showSettings();
        });
    ComboBox<?> language = (ComboBox<?>) find("#setting-language");
    onFx(() -> language.getSelectionModel().select(2));
    assertThat(label(".page-title").getText()).isEqualTo("Einstellungen");
    assertThat(window().explorer().targetProperty(0).get()).isEqualTo(0.7);
    MenuBar menus = onFx(() -> (MenuBar) window().root().lookup(".menu-bar"));
    assertThat(menus.getMenus().getFirst().getText()).isEqualTo("Datei");
    assertThat(Files.readString(user.resolve("settings.json"))).contains("\"language\" : \"de\"");
    assertThat(failures).isEmpty();
  }

  @Test
  void aTableOfDesignsIsShownBesideTheModelsOwn() throws Exception {
    Path table = user.resolve("mine.csv");
    Files.writeString(
        table, "a,b,c,alpha,beta,gamma,field\n3.1,3.2,12,90,91,118,0.1\n3.2,3.2,12,90,91,118,0\n");
    onFx(() -> app.actions().open(table));
    assertThat(Objects.requireNonNull(window().explorer().importedProperty().get()).n())
        .isEqualTo(2);
    assertThat(window().session().views()).containsEntry("tab", "scatter");
    Label status = onFx(() -> (Label) window().root().lookup(".status .caption"));
    assertThat(status.getText()).contains("mine.csv", "2");
    onFx(() -> window().explorer().targetProperty(0).set(0.7));
    assertThat(status.getText()).doesNotContain("mine.csv");
  }

  @Test
  void whatIsNeitherModelNorSessionNorTableIsRefusedAndNothingIsLost() throws Exception {
    Path odd = user.resolve("notes.md");
    Files.writeString(odd, "hello");
    ExplorerWindow before = window();
    onFx(() -> app.actions().open(odd));
    onFx(() -> app.actions().open(user.resolve("gone.backcast.json")));
    assertThat(failures).hasSize(2);
    assertThat(failures.getFirst()).hasMessageContaining("neither a model folder");
    assertThat(window()).isSameAs(before);
  }

  @Test
  void theLogKeepsWhatWasDoneWithTheModelBefore(FxRobot robot) throws Exception {
    onFx(() -> app.actions().open(Path.of("models", "spring")));
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.K);
    ListView<?> lines = (ListView<?>) find("#log-lines");
    List<String> inspected =
        onFx(
            () ->
                lines.getItems().stream()
                    .map(Object::toString)
                    .filter(l -> l.startsWith("backcast inspect "))
                    .toList());
    assertThat(inspected)
        .hasSize(2)
        .satisfies(l -> assertThat(l.getFirst()).contains("mos2-strain"))
        .satisfies(l -> assertThat(l.getLast()).contains("spring"));
  }

  @Test
  void openedModelsAndSessionsAreRecent() throws Exception {
    onFx(() -> app.actions().open(Models.MOS2));
    assertThat(app.actions().recent()).containsExactly(Models.MOS2.toAbsolutePath());
  }

  @Test
  void settingsAreInTheStandardFolderOfEachOperatingSystem() {
    assertThat(DataFolder.standard(Map.of(), "home", "Linux"))
        .isEqualTo(Path.of("home", ".config", "backcast"));
    assertThat(DataFolder.standard(Map.of("APPDATA", "roaming"), "home", "Windows 11"))
        .isEqualTo(Path.of("roaming", "Backcast"));
    assertThat(DataFolder.standard(Map.of(), "home", "Mac OS X"))
        .isEqualTo(Path.of("home", "Library", "Application Support", "Backcast"));
  }
}
