package io.backcast.ui.home;

import io.backcast.io.SessionFile;
import io.backcast.model.Session;
import io.backcast.sentence.Sentence;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Texts;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A session of late; one that cannot be read says why, and can be taken off the list. */
final class SessionRow extends HBox {
  SessionRow(HomeContents.SessionEntry entry, AppActions actions, Texts texts, HomeTexts words) {
    getStyleClass().add("session-row");
    Session session = entry.session();
    Label name = new Label(name(entry.file()));
    name.getStyleClass().add("session-name");
    String asked = session == null ? "" : words.asked(session, entry.card());
    String opened = words.when(entry.opened(), "");
    String what =
        session == null
            ? texts.get("home.unreadable")
            : Stream.of(asked, opened).filter(t -> !t.isEmpty()).collect(Collectors.joining(" · "));
    Label about = new Label(what);
    about.getStyleClass().add("caption");
    Label below =
        new Label(
            session == null
                ? opened
                : entry.card() == null ? session.model() : entry.card().title());
    below.getStyleClass().add("caption");
    VBox content = new VBox(name, about, below);
    content.setMinWidth(0);
    Button open = new Button();
    open.getStyleClass().add("session-open");
    open.setGraphic(content);
    open.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    open.setMaxWidth(Double.MAX_VALUE);
    open.setMinWidth(0);
    open.setAccessibleText(String.join(". ", name.getText(), what, below.getText()));
    Sentence problem = entry.problem();
    open.setTooltip(new Tooltip(entry.file() + (problem == null ? "" : "\n" + texts.say(problem))));
    open.setOnAction(e -> actions.open(entry.file()));
    open.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            open.fire();
            e.consume();
          }
        });
    HBox.setHgrow(open, Priority.ALWAYS);
    getChildren().add(open);
    if (problem != null) {
      about.getStyleClass().add("session-problem");
      Button forget = new Button("×");
      forget.getStyleClass().add("quiet");
      forget.setAccessibleText(texts.get("home.forget"));
      forget.setTooltip(new Tooltip(texts.get("home.forget")));
      forget.setOnAction(
          e -> {
            actions.forget(entry.file());
            setVisible(false);
            setManaged(false);
          });
      getChildren().add(forget);
    }
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(SessionFile.SUFFIX)
        ? name.substring(0, name.length() - SessionFile.SUFFIX.length())
        : name;
  }
}
