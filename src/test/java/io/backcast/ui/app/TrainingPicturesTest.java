package io.backcast.ui.app;

import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.io.table.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.train.TrainingPreset;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.testing.UncaughtExceptions;
import io.backcast.ui.testing.WindowExtension;
import io.backcast.ui.training.TrainingViewModel;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/**
 * Pictures of a training from its table to its result, to look at: {@code mvn test -Dslow
 * -Dtest=TrainingPicturesTest} writes them to {@code target/gallery/pictures}. It takes some
 * minutes.
 */
@Tag("slow")
@ExtendWith({WindowExtension.class, UncaughtExceptions.class})
class TrainingPicturesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("gallery.folder", "target/gallery")).resolve("pictures");

  private final List<BackcastException> failures = new ArrayList<>();
  private final TaskRunner background = TaskRunner.ofThreads("test", 2, failures::add);
  private AppController app;
  private Stage stage;

  @TempDir private Path user;

  @Start
  void begin(Stage shown) {
    stage = shown;
    app =
        new AppController(
            shown,
            TestProgram.parts(
                user, new Texts(language()), failures::add, background, address -> {}));
    app.start(List.of());
    shown.setWidth(1280);
    shown.setHeight(800);
  }

  private static Locale language() {
    return Locale.forLanguageTag(System.getProperty("gallery.language", "en"));
  }

  @AfterEach
  void end() throws Exception {
    onFx(app::close);
    background.close();
  }

  private void picture(String name) throws Exception {
    BufferedImage taken =
        onFx(() -> SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
    Files.createDirectories(FOLDER);
    ImageIO.write(taken, "png", FOLDER.resolve("training-" + name + ".png").toFile());
  }

  private static String text(FxRobot robot, String of) {
    return robot.lookup(of).tryQueryAs(Label.class).map(Label::getText).orElse("");
  }

  @Test
  void everyStageHasItsPicture(FxRobot robot) throws Exception {
    until(() -> app.window() != null);
    Path file = Path.of("sample-data", "spring", "spring.csv");
    List<String> lines = Files.readAllLines(file).subList(0, 900);
    Path table = Files.write(user.resolve("spring.csv"), lines);
    TrainingViewModel model =
        new TrainingViewModel(
            table,
            new TableReader().text(table),
            size -> TrainingPreset.QUICK.plan(new Json(), lines.size()));
    onFx(() -> app.pages().training(model));
    until(() -> robot.lookup("#training-name").tryQuery().isPresent());
    picture("0-settings");
    robot.clickOn(language().equals(Locale.GERMAN) ? "Trainieren" : "Train");
    until(() -> robot.lookup("#training-stop").tryQuery().isPresent());
    picture("1-start");
    until(() -> !text(robot, "#training-error").isEmpty());
    picture("2-first-error");
    TimeUnit.SECONDS.sleep(4);
    picture("3-errors");
    Node explore = robot.lookup("#training-explore").query();
    until(() -> !explore.isDisabled());
    picture("4-first-designs");
    TimeUnit.SECONDS.sleep(8);
    picture("5-designs");
    robot.clickOn("#training-explore");
    until(() -> robot.lookup("#page-back").query().isVisible());
    until(() -> app.window().settled());
    picture("6-explored");
    robot.clickOn("#page-back");
    picture("7-back");
    until(() -> robot.lookup("#training-open").tryQuery().isPresent());
    picture("8-result");
    assertThat(failures).isEmpty();
  }
}
