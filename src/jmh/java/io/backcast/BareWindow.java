package io.backcast;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that a program with a window of JavaFX does: a label on a coloured ground. */
public final class BareWindow {
  /** Of the ground; nothing else on the screen has it. */
  static final String COLOUR = "#ff00ff";

  private BareWindow() {}

  /** The application. */
  public static final class App extends Application {
    @Override
    public void start(Stage stage) {
      StackPane pane = new StackPane(new Label("bare"));
      pane.setStyle("-fx-background-color: " + COLOUR);
      stage.setScene(new Scene(pane, 1280, 800));
      stage.show();
    }
  }

  public static void main(String[] args) {
    Application.launch(App.class, args);
  }
}
