package io.backcast.ui.app;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.Patience;
import io.backcast.engine.InverseModel;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.Json;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Miniatures;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Theme;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.importing.ImportViewModel;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.testing.RecordedFailures;
import io.backcast.ui.testing.WindowExtension;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;

/** That nothing of a window or a page stays when it is closed. */
@ExtendWith(WindowExtension.class)
class WindowLifeTest {
  private static final int WINDOWS = 12;

  private final Appearance appearance = new Appearance();
  private final RecordedFailures failures = new RecordedFailures();
  private final AppContext context =
      new AppContext(
          appearance, new Texts(Locale.ENGLISH), failures, AppActions.NONE, new Json(), "test");
  private final List<WeakReference<?>> closed = new ArrayList<>();
  private InverseModel model;
  private OverlayStack overlays;
  private Stage stage;

  @TempDir private Path folder;

  @Start
  void begin(Stage watched) throws Exception {
    model = Models.mos2();
    overlays = new OverlayStack(appearance, context.texts());
    // TestFX remembers every event of the stage that it gives, and with it the node that was hit
    stage = new Stage();
    stage.setScene(new Scene(overlays, 1280, 800));
    stage.show();
  }

  @AfterEach
  void end() throws Exception {
    onFx(stage::close);
    model.close();
    assertThat(failures.shown()).isEmpty();
  }

  private ExplorerWindow open() throws Exception {
    return onFx(
        () -> {
          ExplorerWindow made =
              ExplorerWindow.open(model, Models.MOS2, null, context, session -> {});
          overlays.showWindow(made.root());
          return made;
        });
  }

  private void openAndClose() throws Exception {
    ExplorerWindow window = open();
    onFx(() -> window.sweep().toggle());
    awaitPulses();
    onFx(window::close);
    closed.add(new WeakReference<>(window));
    closed.add(new WeakReference<>(window.root()));
  }

  private long reachable() {
    return closed.stream().filter(r -> r.get() != null).count();
  }

  private void assertNothingIsReachable() throws Exception {
    try {
      Patience.until(
          () -> {
            // collecting without a pause takes the cores from the work that is to end
            awaitPulses();
            Patience.collected();
            return reachable() == 0;
          });
    } catch (TimeoutException e) {
      assertThat(reachable()).as("still reachable of " + closed.size()).isZero();
    }
  }

  @Test
  void nothingOfTwelveWindowsIsReachableOnceTheyAreClosed() throws Exception {
    for (int i = 0; i < WINDOWS; i++) {
      openAndClose();
    }
    ExplorerWindow last = open();
    awaitPulses();
    assertNothingIsReachable();
    onFx(last::close);
  }

  @Test
  void aSweepEndsWithItsWindow() throws Exception {
    ExplorerWindow window = open();
    ExplorerState explorer = window.explorer();
    double from = explorer.targetProperty(0).get();
    onFx(() -> window.sweep().toggle());
    Patience.until(() -> explorer.targetProperty(0).get() != from);
    onFx(window::close);
    assertThat(window.sweep().runningProperty().get()).isFalse();
    double at = explorer.targetProperty(0).get();
    assertThat(at).isEqualTo(explorer.space().properties().getFirst().settled(at));
  }

  @Test
  void aClosedWindowNoLongerFollowsTheLook() throws Exception {
    ExplorerWindow window = open();
    onFx(
        () -> {
          window.close();
          appearance.themeProperty().set(Theme.DARK);
        });
    assertThat(window.root().getStyleClass()).contains("theme-light");
  }

  @Test
  void nothingOfAPageIsReachableOnceAnotherHasTakenItsPlace() throws Exception {
    Path table = folder.resolve("t.csv");
    Files.writeString(table, "a,b,y\n" + "1,2,3\n2,3,4\n3,4,5.5\n".repeat(10));
    Path network = Path.of("src/test/resources/onnx/freia-glow.onnx").toAbsolutePath();
    TaskRunner runner = new TaskRunner(Runnable::run, TaskRunner::onFx, failures);
    PageFactory factory =
        new PageFactory(context, new NewModels(folder), runner, overlays::closePage);
    ProgramPages program = new ProgramPages(context, factory, runner, overlays::closePage);
    ProgramPages.Home home =
        new ProgramPages.Home(
            new NewModels(folder), List::of, new Miniatures(folder), InstantSource.system(), "");
    for (int i = 0; i < WINDOWS / 2; i++) {
      track(() -> program.home(home, true));
      track(
          () ->
              factory.training(
                  factory.table(table),
                  (name, free) -> NewModels.Choice.CANCEL,
                  () -> null,
                  path -> {},
                  path -> {}));
      track(
          () ->
              factory.importing(
                  new ImportViewModel(network, NetworkTrial.here()), () -> {}, () -> {}));
      track(
          () ->
              factory.inspect(
                  Objects.requireNonNull(model).card(),
                  PageFactory.summaries(Models.MOS2, Objects.requireNonNull(model).card())));
      awaitPulses();
    }
    onFx(overlays::closePage);
    awaitPulses();
    assertNothingIsReachable();
  }

  private void track(TaskRunner.Work<Page> maker) throws Exception {
    onFx(
        () -> {
          Page page = maker.call();
          closed.add(new WeakReference<>(page.content()));
          overlays.show(page);
          return true;
        });
  }
}
