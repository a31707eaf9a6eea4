package io.backcast.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads FXML views with controllers that were created before. */
public final class ViewLoader {
  private final Texts texts;
  private final Map<Class<?>, Object> controllers = new HashMap<>();

  public ViewLoader(Texts texts) {
    this.texts = texts;
  }

  /** Registers a controller for views that name its class. */
  public <T extends Object> T with(T controller) {
    controllers.put(controller.getClass(), controller);
    return controller;
  }

  /** Loads {@code <name>.fxml}, for example {@code scatter/Scatter}. */
  public Parent load(String name) {
    FXMLLoader loader =
        new FXMLLoader(
            ViewLoader.class.getResource("/io/backcast/ui/" + name + ".fxml"), texts.bundle());
    loader.setControllerFactory(
        type -> {
          Object controller = controllers.get(type);
          if (controller == null) {
            throw new IllegalStateException("no controller " + type);
          }
          return controller;
        });
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
