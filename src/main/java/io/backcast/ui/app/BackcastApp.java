package io.backcast.ui.app;

import io.backcast.io.CacheFolder;
import io.backcast.io.DataFolder;
import io.backcast.io.StartCache;
import io.backcast.model.BackcastException;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.failure.FailureDialog;
import io.backcast.ui.failure.FailureReporter;
import io.backcast.ui.failure.LogFile;
import io.backcast.ui.lab.Laboratory;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The JavaFX application. */
public final class BackcastApp extends Application {
  /** One thread for opening, one for training. */
  private static final int WORKERS = 2;

  /** One thread that calculates, one for the queue and the answers. */
  private static final int LABORATORY_WORKERS = 2;

  /**
   * JavaFX makes this object itself, on a thread that it starts from the one that launches it: the
   * one way to give it something.
   */
  private static final InheritableThreadLocal<TaskRunner.Early<EarlyStart>> EARLY =
      new InheritableThreadLocal<>();

  /** System property of the run that a cache for later starts is made of. */
  private static final String REHEARSAL = "backcast.rehearsal";

  private final TaskRunner.Early<EarlyStart> reading;
  private @Nullable LogFile log;
  private @Nullable TaskRunner runner;
  private @Nullable AppController app;

  /** Made by JavaFX. */
  public BackcastApp() {
    TaskRunner.Early<EarlyStart> given = EARLY.get();
    reading = given == null ? reading(null, AfterStart.nothing()) : given;
  }

  /**
   * Starts JavaFX and this program in it; returns when it ends.
   *
   * @param file to open; null for what was open last
   * @param afterwards what is done when the window is up
   */
  public static void launch(@Nullable Path file, AfterStart afterwards) {
    EARLY.set(reading(file, afterwards));
    launch(BackcastApp.class, file == null ? new String[0] : new String[] {file.toString()});
  }

  private static TaskRunner.Early<EarlyStart> reading(@Nullable Path file, AfterStart afterwards) {
    return TaskRunner.early(
        "backcast-early", () -> EarlyStart.of(file, DataFolder.ofThisUser(), caches(), afterwards));
  }

  private static Path caches() {
    return CacheFolder.standard(
            System.getenv(), System.getProperty("user.home"), System.getProperty("os.name"))
        .path();
  }

  @Override
  public void start(Stage stage) {
    Path user = DataFolder.ofThisUser();
    Path logs = UserFolder.logs(user);
    Texts texts = new Texts(Locale.getDefault());
    LogFile file = LogFile.open(logs);
    log = file;
    file.failures().info(() -> program() + " starts, Java " + System.getProperty("java.version"));
    FailureDialog dialog = new FailureDialog(texts, stage, program(), logs);
    FailureReporter failures = new FailureReporter(dialog, file.failures(), TaskRunner::onFx);
    Thread.setDefaultUncaughtExceptionHandler(failures);
    Thread.currentThread().setUncaughtExceptionHandler(failures);
    TaskRunner made = TaskRunner.ofThreads("backcast-app", WORKERS, failures);
    runner = made;
    // an exception here would end the program with a stack trace on the terminal
    made.onForeground(() -> begin(stage, user, texts, dialog, failures, made));
  }

  private void begin(
      Stage stage,
      Path user,
      Texts texts,
      FailureDialog dialog,
      FailureReporter failures,
      TaskRunner tasks)
      throws BackcastException {
    EarlyStart early = reading.get();
    AppController made =
        new AppController(
            stage,
            new ProgramParts(
                program(),
                new UserFolders(user, caches()),
                early.json(),
                early.models(),
                texts,
                failures,
                new Background(tasks, laboratory(early, failures)),
                getHostServices()::showDocument));
    app = made;
    dialog.offerBundle(made.actions()::showProblemBundle);
    boolean rehearsed = System.getProperty(REHEARSAL) != null;
    if (rehearsed || System.getProperty(StartCache.PROPERTY, "").equals(StartCache.RESTARTED)) {
      made.startComplete(getParameters().getRaw());
    } else {
      // without a cache it takes too long to show nothing meanwhile
      made.start(getParameters().getRaw());
    }
    if (rehearsed) {
      new Rehearsal(made).start();
    }
    new Settling(made, early.afterwards().shown(), () -> rested(early)).start();
  }

  private void rested(EarlyStart early) {
    // another model may have been opened in its place, or a page that needs none
    early.models().release();
    early.afterwards().rested().run();
  }

  /** The user's laboratory; one without calculations if its files cannot be read. */
  private Laboratory laboratory(EarlyStart early, FailureReporter failures) {
    try {
      return Laboratory.open(
          early.bench(), TaskRunner.ofThreads("backcast-lab", LABORATORY_WORKERS, failures));
    } catch (BackcastException e) {
      failures.show(e);
      return Laboratory.none();
    }
  }

  @Override
  public void stop() {
    if (app != null) {
      app.close();
    }
    if (runner != null) {
      runner.close();
    }
    if (log != null) {
      log.close();
    }
  }

  private static String program() {
    String version = BackcastApp.class.getPackage().getImplementationVersion();
    return "Backcast " + (version == null ? "development" : version);
  }
}
