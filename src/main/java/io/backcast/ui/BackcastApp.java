package io.backcast.ui;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ErrorDialog;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Theme;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The explorer on a screen. */
public final class BackcastApp extends Application {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private @Nullable InverseModel model;
  private @Nullable Window window;

  @Override
  public void start(Stage stage) {
    Texts texts = new Texts(Locale.getDefault());
    Appearance appearance = new Appearance();
    appearance
        .themeProperty()
        .set(
            Platform.getPreferences().getColorScheme() == ColorScheme.DARK
                ? Theme.DARK
                : Theme.LIGHT);
    Failures failures = new ErrorDialog(texts);
    try {
      InverseModel opened =
          new ModelFolder(new Json()).open(ShippedModels.standard(getParameters().getRaw()));
      model = opened;
      Window made = new Window(opened, appearance, texts, failures, program());
      window = made;
      stage.setScene(new Scene(made.root(), WIDTH, HEIGHT));
      stage.setTitle("Backcast — " + opened.card().title());
      stage.setMinWidth(1024);
      stage.setMinHeight(720);
      stage.show();
    } catch (BackcastException e) {
      failures.show(e);
      Platform.exit();
    }
  }

  @Override
  public void stop() {
    if (window != null) {
      window.close();
    }
    if (model != null) {
      model.close();
    }
  }

  private static String program() {
    String version = BackcastApp.class.getPackage().getImplementationVersion();
    return "Backcast " + (version == null ? "development" : version);
  }
}
