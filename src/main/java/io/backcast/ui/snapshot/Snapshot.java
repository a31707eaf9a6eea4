package io.backcast.ui.snapshot;

import io.backcast.design.RequestParser;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.Json;
import io.backcast.io.UserSettings;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Target;
import io.backcast.sentence.Sentence;
import io.backcast.ui.app.ModelOpener;
import io.backcast.ui.app.OverlayStack;
import io.backcast.ui.app.PageFactory;
import io.backcast.ui.app.ProgramPages;
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
import io.backcast.ui.lab.Bench;
import io.backcast.ui.lab.Laboratory;
import io.backcast.ui.state.TargetSweep;
import io.backcast.ui.tour.TourGuide;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Renders the window of a model or a session, or a page, to a PNG file. */
public final class Snapshot {
  /** Subject that stands for the home page. */
  public static final Path START = Path.of("start");

  /** Subject that stands for the page of settings. */
  public static final Path SETTINGS = Path.of("settings");

  /** Subject that stands for the page about the program. */
  public static final Path ABOUT = Path.of("about");

  private final Options options;
  private final OffscreenRenderer renderer;

  /**
   * How to show it.
   *
   * @param targets in the syntax of the command line; empty for those of the session
   * @param textScale 1 for the usual size
   * @param candidate row to select, from 1; 0 for none
   * @param tab to select, from 1; 0 for none
   * @param presenting whether in presentation mode
   * @param tour stop of the guided tour, from 1; 0 for none
   * @param sweep seconds of the sweep through the target range; 0 for none
   * @param locale of texts and numbers
   * @param answers file of answers to show; null for none
   */
  public record Options(
      List<String> targets,
      int width,
      int height,
      Theme theme,
      double textScale,
      int candidate,
      int tab,
      boolean presenting,
      int tour,
      int sweep,
      Locale locale,
      String program,
      @Nullable Path answers) {}

  public Snapshot(Options options) {
    this.options = options;
    this.renderer = new OffscreenRenderer(options.width(), options.height());
  }

  /** Renders the window of what was opened. */
  public void ofWindow(ModelOpener.Opened opened, Path file) throws BackcastException {
    renderer.write(new OfWindow(opened), file);
  }

  /** Renders the page for a table or a network, or the home page. */
  public void ofPage(Path subject, Path file) throws BackcastException {
    renderer.write(new OfPage(subject), file);
  }

  private AppContext context(CompletableFuture<?> picture) throws BackcastException {
    Appearance appearance = new Appearance(options.locale());
    appearance.themeProperty().set(options.theme());
    appearance.textScaleProperty().set(options.textScale());
    appearance.presentingProperty().set(options.presenting());
    return new AppContext(
        appearance,
        new Texts(options.locale()),
        picture::completeExceptionally,
        AppActions.NONE,
        new Json(),
        options.program(),
        laboratory());
  }

  private Laboratory laboratory() throws BackcastException {
    Path answers = options.answers();
    return answers == null
        ? Laboratory.none()
        : Laboratory.showing(Bench.showing(answers, new Json(), InstantSource.system()));
  }

  private final class OfPage implements OffscreenRenderer.Subject {
    /** No model is created, and none exists under any name. */
    private static final NewModels NOWHERE = new NewModels(Path.of("models", "own"));

    private final Path subject;

    OfPage(Path subject) {
      this.subject = subject;
    }

    @Override
    public Parent build(CompletableFuture<?> picture) throws BackcastException {
      AppContext context = context(picture);
      OverlayStack overlays = new OverlayStack(context.appearance(), context.texts());
      TaskRunner runner = new TaskRunner(Runnable::run, Runnable::run, context.failures());
      PageFactory factory = new PageFactory(context, NOWHERE, runner, () -> {});
      ProgramPages program = new ProgramPages(context, factory, runner, () -> {});
      overlays.show(
          subject.equals(START)
              ? program.home(
                  new ProgramPages.Home(
                      NOWHERE,
                      List::of,
                      new Miniatures(Path.of("no pictures")),
                      InstantSource.system(),
                      ""),
                  false)
              : subject.equals(SETTINGS)
                  ? program.settings(
                      new SimpleObjectProperty<>(UserSettings.USUAL), Path.of("backcast"), null)
                  : subject.equals(ABOUT)
                      ? program.about()
                      : subject.toString().endsWith(".onnx")
                          ? factory.importing(
                              new ImportViewModel(subject, NetworkTrial.inProcessOfItsOwn()),
                              () -> {},
                              () -> {})
                          : factory.training(
                              factory.table(subject),
                              (name, free) -> NewModels.Choice.CANCEL,
                              () -> null,
                              path -> {},
                              path -> {}));
      return overlays;
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public void close() {}
  }

  private final class OfWindow implements OffscreenRenderer.Subject {
    /** Settled frames before the window is changed, and before the picture is taken. */
    private static final int PAUSE = 3;

    private static final int FRAMES_A_SECOND = 60;

    /** Seconds of a sweep from one end to the other. */
    private static final double SWEEP = 3;

    private final ModelOpener.Opened opened;
    private @Nullable ExplorerWindow window;
    private @Nullable TargetSweep sweep;
    private double before;
    private boolean arranged;
    private int calm;
    private int frames;

    OfWindow(ModelOpener.Opened opened) {
      this.opened = opened;
    }

    @Override
    public Parent build(CompletableFuture<?> picture) throws BackcastException {
      ExplorerWindow made =
          ExplorerWindow.open(
              opened.model(), opened.folder(), opened.session(), context(picture), session -> {});
      window = made;
      if (!options.targets().isEmpty()) {
        Target target =
            new RequestParser(opened.model().card().space()).target(options.targets(), List.of());
        for (int k = 0; k < target.goals().size(); k++) {
          made.explorer().ask(k, target.goals().get(k));
        }
      }
      List<String> tabs = made.frame().tabTitles();
      require(
          options.tab(),
          tabs.size(),
          Sentence.of("snapshot.tab", options.tab(), Sentence.count(tabs.size()), tabs));
      made.frame().showTab(options.tab() - 1);
      return made.root();
    }

    @Override
    public boolean ready() throws BackcastException {
      if (window == null || sweeping(window) || !window.settled()) {
        calm = 0;
        return false;
      }
      if (!arranged && ++calm >= PAUSE) {
        arranged = true;
        arrange(window);
        return false;
      }
      return arranged;
    }

    /** Runs the sweep; the target is the same before and after it. */
    private boolean sweeping(ExplorerWindow shown) {
      int all = options.sweep() * FRAMES_A_SECOND;
      if (frames >= all || (frames == 0 && !shown.settled())) {
        return false;
      }
      DoubleProperty target = shown.explorer().targetProperty(0);
      if (frames++ == 0) {
        before = target.get();
        sweep = new TargetSweep(shown.explorer());
        sweep.secondsProperty().set(SWEEP);
        sweep.toggle();
      } else if (frames == all && sweep != null) {
        sweep.toggle();
        target.set(before);
      }
      return true;
    }

    private void arrange(ExplorerWindow shown) throws BackcastException {
      int rows = shown.candidateCount();
      require(
          options.candidate(),
          rows,
          Sentence.of("snapshot.candidate", options.candidate(), Sentence.count(rows)));
      shown.selectCandidate(options.candidate());
      if (options.tour() > 0) {
        TourGuide guide = shown.tour().start(() -> {});
        require(
            options.tour(),
            guide.stops(),
            Sentence.of("snapshot.tour", options.tour(), Sentence.count(guide.stops())));
        for (int stop = 1; stop < options.tour(); stop++) {
          guide.go();
        }
      }
    }

    /** Refuses a number beyond what the window has. */
    private static void require(int asked, int most, Sentence beyond) throws BackcastException {
      if (asked > most) {
        throw new BackcastException(ErrorCode.USAGE, beyond);
      }
    }

    @Override
    public void close() {
      if (window != null) {
        window.close();
      }
    }
  }
}
