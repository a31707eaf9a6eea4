package io.backcast.ui;

import io.backcast.io.Json;
import io.backcast.ui.common.ErrorDialog;
import io.backcast.ui.common.Texts;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The explorer on a screen. */
public final class BackcastApp extends Application {
  /** One to open with, one to train with. */
  private static final int WORKERS = 2;

  private final ExecutorService background =
      Executors.newFixedThreadPool(
          WORKERS, Thread.ofPlatform().daemon().name("backcast-shell-", 0).factory());
  private @Nullable Shell shell;

  @Override
  public void start(Stage stage) {
    Texts texts = new Texts(Locale.getDefault());
    Shell made =
        new Shell(
            stage,
            UserFolder.standard(
                System.getenv(), System.getProperty("user.home"), System.getProperty("os.name")),
            new Json(),
            texts,
            new ErrorDialog(texts),
            program(),
            background);
    shell = made;
    made.start(getParameters().getRaw());
  }

  @Override
  public void stop() {
    if (shell != null) {
      shell.close();
    }
    background.shutdownNow();
  }

  private static String program() {
    String version = BackcastApp.class.getPackage().getImplementationVersion();
    return "Backcast " + (version == null ? "development" : version);
  }
}
