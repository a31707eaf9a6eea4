package io.backcast.ui.app;

import static io.backcast.ui.testing.FxThread.awaitAnimations;
import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.model.Session;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.testing.RecordedFailures;
import io.backcast.ui.testing.ThrowingActions;
import io.backcast.ui.testing.Thrown;
import io.backcast.ui.testing.WindowExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Opening shows the whole of what was asked for, or leaves everything as it was. */
@ExtendWith(WindowExtension.class)
class WindowOpeningTest {
  private final RecordedFailures failures = new RecordedFailures();
  private final Json json = new Json();
  private final SessionFile sessions = new SessionFile(json);
  private Stage stage;
  private AppController app;

  @TempDir private Path user;

  @Start
  void begin(Stage shown) {
    stage = shown;
  }

  @AfterEach
  void end() throws Exception {
    onFx(
        () -> {
          app.close();
          return true;
        });
  }

  private void start(List<String> arguments) throws Exception {
    onFx(
        () -> {
          app =
              new AppController(
                  stage,
                  TestProgram.parts(
                      user, failures, new TaskRunner(Runnable::run, TaskRunner::onFx, failures)));
          app.start(arguments);
          return true;
        });
  }

  private ExplorerWindow window() {
    return Objects.requireNonNull(app.window());
  }

  private Session session(double target) throws Exception {
    return onFx(
        () -> {
          double before = window().explorer().targetProperty(0).get();
          window().explorer().targetProperty(0).set(target);
          Session session = window().session();
          window().explorer().targetProperty(0).set(before);
          return session;
        });
  }

  private Path saved(String name, Session session) throws Exception {
    Path file = user.resolve(name + SessionFile.SUFFIX);
    sessions.write(file, session);
    return file;
  }

  /** Sessions of the right model and the right form that the model cannot show. */
  private Path unfit(String what) throws Exception {
    String text = json.text(session(2));
    String odd =
        switch (what) {
          case "bounds" ->
              text.replaceFirst("\"bounds\" : \\{ ?}", "\"bounds\" : {\"a\" : [1, 9]}");
          case "pins" -> text.replaceFirst("\"pins\" : \\[ ?]", "\"pins\" : [[1, 2]]");
          default -> text.replaceFirst("\"pins\"", "\"selected\" : [1, 2, 3], \"pins\"");
        };
    assertThat(odd).isNotEqualTo(text);
    return Files.writeString(user.resolve("unfit.json"), odd);
  }

  private void open(Path file) throws Exception {
    onFx(
        () -> {
          app.actions().open(file);
          return true;
        });
  }

  /** Sessions outlive names in the program: this one was saved before most of them. */
  @Test
  void aSessionOfTheFirstFormatStillOpensWithAllThatItHolds() throws Exception {
    Path old = Path.of("src/test/resources/golden/session-format-1.backcast.json");
    start(List.of(old.toString()));
    assertThat(failures.shown()).isEmpty();
    Session before = sessions.read(old);
    Session now = onFx(() -> window().session());
    assertThat(now.targets()).isEqualTo(before.targets());
    assertThat(now.bounds().get("field")).containsExactly(-0.58, -0.58);
    assertThat(now.pins()).usingRecursiveComparison().isEqualTo(before.pins());
    assertThat(now.selected()).containsExactly(before.selected());
    assertThat(now.ranking()).isEqualTo(before.ranking());
    assertThat(now.views()).containsAllEntriesOf(before.views());
    // its model has been trained anew since
    assertThat(now.identity()).isNotEqualTo(before.identity());
    assertThat(onFx(() -> ((Label) window().root().lookup(".status .caption")).getText()))
        .contains("saved with another training of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bounds", "pins", "selected"})
  void aSessionThatDoesNotFitLeavesTheWindowAndTheFileThatSaveWrites(String what) throws Exception {
    start(List.of(Models.MOS2.toString()));
    Path mine = saved("mine", session(1.25));
    Path unfit = unfit(what);
    String untouched = Files.readString(unfit);
    open(mine);
    ExplorerWindow before = window();
    open(unfit);
    assertThat(failures.shown()).hasSize(1);
    assertThat(window()).isSameAs(before);
    onFx(
        () -> {
          window().explorer().targetProperty(0).set(0.75);
          app.actions().save();
          return true;
        });
    assertThat(Files.readString(unfit)).isEqualTo(untouched);
    assertThat(sessions.read(mine).targets()).containsEntry("gap", 0.75);
    assertThat(app.actions().recent()).doesNotContain(unfit.toAbsolutePath());
  }

  @Test
  void aWindowThatCouldNotBeMadeKeepsNoState() throws Exception {
    start(List.of(Models.MOS2.toString()));
    Path unfit = unfit("bounds");
    open(unfit);
    Path autosave = user.resolve("autosave" + SessionFile.SUFFIX);
    onFx(
        () -> {
          window().explorer().targetProperty(0).set(1.75);
          return true;
        });
    until(() -> Files.exists(autosave) && Files.readString(autosave).contains("1.75"));
    // the autosave of a second window would overwrite the file meanwhile
    awaitAnimations(Duration.seconds(1.5));
    assertThat(Files.readString(autosave)).contains("1.75");
  }

  @ParameterizedTest
  @MethodSource("io.backcast.ui.testing.Thrown#kinds")
  void whateverOpeningThrowsIsToldAndTheWindowStays(Thrown thrown, FxRobot robot) throws Exception {
    start(List.of(Models.MOS2.toString()));
    ExplorerWindow before = window();
    Opening opening = new Opening(thrown);
    onFx(
        () -> {
          opening.run();
          return true;
        });
    awaitPulses();
    assertThat(failures.shown())
        .singleElement()
        .satisfies(f -> assertThat(f.getCause()).isInstanceOf(thrown.type()));
    assertThat(window()).isSameAs(before);
    assertThat(robot.lookup(".busy-card").tryQuery()).isEmpty();
  }

  /** Opens the shipped model into the window of a host, whose building throws. */
  private final class Opening {
    private final Thrown thrown;

    Opening(Thrown thrown) {
      this.thrown = thrown;
    }

    void run() throws Exception {
      var look = new Appearance();
      AppContext context =
          new AppContext(
              look, new Texts(Locale.ENGLISH), failures, new ThrowingActions(thrown), json, "test");
      OverlayStack overlays = new OverlayStack(look, context.texts());
      BackgroundLoader loader =
          new BackgroundLoader(new TaskRunner(Runnable::run, TaskRunner::onFx, failures), overlays);
      WindowHost host = new WindowHost(stage, overlays);
      try (UserPreferences preferences =
          new UserPreferences(
              user, json, look, context.texts(), failures, InstantSource.system())) {
        new WindowOpening(new ModelOpener(json), loader, host, preferences, context)
            .open(Models.MOS2, FileKind.MODEL, failures::show);
        assertThat(host.window()).isNull();
        assertThat(preferences.recent()).doesNotContain(user);
      }
    }
  }

  @Test
  void aSessionNamedAtTheStartIsTheOneThatSaveWrites() throws Exception {
    start(List.of(Models.MOS2.toString()));
    Path mine = saved("my session", session(1.25));
    onFx(
        () -> {
          app.close();
          return true;
        });
    start(List.of(mine.toString()));
    assertThat(window().explorer().targetProperty(0).get()).isEqualTo(1.25);
    onFx(
        () -> {
          window().explorer().targetProperty(0).set(0.5);
          app.actions().save();
          return true;
        });
    assertThat(sessions.read(mine).targets()).containsEntry("gap", 0.5);
    assertThat(onFx(() -> ((Label) window().root().lookup(".status .caption")).getText()))
        .isEqualTo("Session saved to " + mine);
    assertThat(failures.shown()).isEmpty();
  }

  @Test
  void aModelThatWasOpenBeforeAnotherIsAsItWasLeft() throws Exception {
    start(List.of("src/test/resources/golden/session-format-1.backcast.json"));
    Session left = onFx(() -> window().session());
    assertThat(left.pins()).isNotEmpty();
    Path other = Path.of("models", "spring");
    open(other);
    onFx(() -> window().explorer().targetProperty(0).set(42));
    open(Models.MOS2);
    assertThat(onFx(() -> window().session())).usingRecursiveComparison().isEqualTo(left);
    open(other);
    assertThat(window().explorer().targetProperty(0).get()).isEqualTo(42);
    assertThat(failures.shown()).isEmpty();
  }

  @Test
  void aStateThatNoLongerFitsItsModelDoesNotKeepItFromOpening() throws Exception {
    start(List.of(Models.MOS2.toString()));
    byte[] odd = Files.readAllBytes(unfit("pins"));
    Path other = Path.of("models", "spring");
    open(other);
    // what is open is saved before anything is opened
    open(other);
    Path kept;
    try (Stream<Path> files = Files.list(user.resolve("sessions"))) {
      kept = files.findFirst().orElseThrow();
    }
    Files.write(kept, odd);
    open(Models.MOS2);
    assertThat(window().explorer().card().name()).isEqualTo("mos2-strain");
    assertThat(window().explorer().pins()).isEmpty();
    assertThat(failures.shown()).isEmpty();
    assertThat(failures.noted()).as("why it is not as it was left").hasSize(1);
  }

  @Test
  void aModelFolderNamedAtTheStartIsOpenedByARelativePathToo() throws Exception {
    start(List.of(Path.of("models", "..", "models", "mos2-strain").toString()));
    assertThat(window().explorer().card().name()).isEqualTo("mos2-strain");
    assertThat(app.actions().recent()).contains(Models.MOS2.toAbsolutePath());
    assertThat(failures.shown()).isEmpty();
  }

  @Test
  void aTableNamedAtTheStartIsThereToLearnFromAboveAWindow(FxRobot robot) throws Exception {
    Path table = user.resolve("my beams.csv");
    Files.writeString(table, "width,strength\n" + "1,2\n2,4.5\n3,6\n".repeat(10));
    start(List.of(table.toString()));
    assertThat(window().explorer().card().name()).isEqualTo("mos2-strain");
    assertThat(robot.lookup(".page-title").queryAs(Label.class).getText())
        .startsWith("my beams.csv");
    assertThat(failures.shown()).isEmpty();
  }

  @Test
  void aTableOfDesignsNamedAtTheStartIsShownInTheWindow() throws Exception {
    Path table = user.resolve("mine.csv");
    Files.writeString(table, "a,b,c,alpha,beta,gamma,field\n3.1,3.2,12,90,91,118,0.1\n");
    start(List.of(table.toString()));
    assertThat(Objects.requireNonNull(window().explorer().importedProperty().get()).n())
        .isEqualTo(1);
  }

  @Test
  void aNetworkNamedAtTheStartIsThereToImport(FxRobot robot) throws Exception {
    start(List.of("src/test/resources/onnx/freia-glow.onnx"));
    assertThat(robot.lookup(".inspector").tryQuery()).isPresent();
    assertThat(app.window()).isNotNull();
    assertThat(failures.shown()).isEmpty();
  }

  @Test
  void whatCannotBeOpenedAtTheStartIsToldAboveTheShippedModel() throws Exception {
    Path odd = Files.createDirectory(user.resolve("no model"));
    start(List.of(odd.toString()));
    assertThat(failures.shown()).hasSize(1);
    assertThat(window().explorer().card().name()).isEqualTo("mos2-strain");
  }
}
