package io.backcast.ui.app;

import io.backcast.engine.EngineTuning;
import io.backcast.io.CacheFolder;
import io.backcast.io.DataFolder;
import io.backcast.io.Json;
import io.backcast.io.SettingsFile;
import io.backcast.io.Threads;
import io.backcast.model.BackcastException;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.failure.FailureDialog;
import io.backcast.ui.failure.FailureReporter;
import io.backcast.ui.failure.LogFile;
import io.backcast.ui.lab.Bench;
import io.backcast.ui.lab.Laboratory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The JavaFX application. */
public final class BackcastApp extends Application {
  /** One thread for opening, one for training. */
  private static final int WORKERS = 2;

  /** One thread that calculates, one for the queue and the answers. */
  private static final int LABORATORY_WORKERS = 2;

  /** When the first pictures are drawn. */
  private static final int TRIALS_AFTER_SECONDS = 5;

  private @Nullable LogFile log;
  private @Nullable TaskRunner runner;
  private @Nullable AppController app;

  @Override
  public void start(Stage stage) {
    Path user = DataFolder.ofThisUser();
    Path logs = UserFolder.logs(user);
    Texts texts = new Texts(Locale.getDefault());
    Threads.limit(new SettingsFile(user, new Json()).settings().threads(), System.getProperties());
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
      TaskRunner tasks) {
    Path cache =
        CacheFolder.standard(
                System.getenv(), System.getProperty("user.home"), System.getProperty("os.name"))
            .path();
    AppController made =
        new AppController(
            stage,
            user,
            cache,
            EngineTuning.kept(cache, new Json(), later(tasks)),
            new Json(),
            texts,
            failures,
            program(),
            tasks,
            getHostServices()::showDocument,
            laboratory(user, failures));
    app = made;
    dialog.offerBundle(made.actions()::showProblemBundle);
    made.start(getParameters().getRaw());
  }

  /** Trials of networks wait until the first pictures are drawn. */
  private static Executor later(TaskRunner tasks) {
    return CompletableFuture.delayedExecutor(
        TRIALS_AFTER_SECONDS,
        TimeUnit.SECONDS,
        trials ->
            tasks.run(
                () -> {
                  trials.run();
                  return true;
                },
                new TaskRunner.Outcome<>() {
                  @Override
                  public void succeeded(Boolean done) {
                    // networks are run as found from now on
                  }

                  @Override
                  public void failed(BackcastException failure) {
                    tasks.note(failure);
                  }
                }));
  }

  /** The user's laboratory; one without calculations if its files cannot be read. */
  private static Laboratory laboratory(Path user, FailureReporter failures) {
    try {
      Bench bench = Bench.of(user, new Json(), InstantSource.system());
      return Laboratory.open(
          bench, TaskRunner.ofThreads("backcast-lab", LABORATORY_WORKERS, failures));
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
