package io.backcast.ui;

import io.backcast.io.Json;
import io.backcast.ui.common.ErrorDialog;
import io.backcast.ui.common.Texts;
import java.util.Locale;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The explorer on a screen. */
public final class BackcastApp extends Application {
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
            program());
    shell = made;
    made.start(getParameters().getRaw());
  }

  @Override
  public void stop() {
    if (shell != null) {
      shell.close();
    }
  }

  private static String program() {
    String version = BackcastApp.class.getPackage().getImplementationVersion();
    return "Backcast " + (version == null ? "development" : version);
  }
}
