package io.backcast.ui.app;

import io.backcast.io.SessionFile;
import io.backcast.model.Printable;
import io.backcast.model.Session;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.SaveDialog;
import io.backcast.ui.common.Texts;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** File dialogs; their result is null if the user cancels. */
final class FileDialogs {
  /** Letters of a name or a path in a dialog. */
  private static final int LONGEST = 200;

  private final Stage stage;
  private final Texts texts;
  private final SaveDialog saving;

  /**
   * Dialogs above a stage.
   *
   * @param saving asks where to save
   */
  FileDialogs(Stage stage, Texts texts, SaveDialog saving) {
    this.stage = stage;
    this.texts = texts;
    this.saving = saving;
  }

  /** Asks for an existing folder. */
  @Nullable Path folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get(title));
    return path(chooser.showDialog(stage));
  }

  /** Asks for an existing file. */
  @Nullable Path file(String title, String... patterns) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(title));
    chooser.getExtensionFilters().add(filter(patterns));
    return path(chooser.showOpenDialog(stage));
  }

  /** Asks for any number of existing files of any kind; none if the user cancels. */
  List<Path> files(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(title));
    List<File> chosen = chooser.showOpenMultipleDialog(stage);
    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
  }

  /**
   * Asks where to save a file.
   *
   * @param patterns of names that it may have; the first is added to a name without any of them
   */
  @Nullable Path place(String title, String proposed, String... patterns) {
    return saving.ask(stage, texts.get(title), proposed, List.of(filter(patterns)));
  }

  /** Asks where to save a session. */
  @Nullable Path session() {
    // any name with .json can be opened again, and stays as it was typed
    return place("dialog.save", "session" + SessionFile.SUFFIX, "*" + SessionFile.SUFFIX, "*.json");
  }

  private static ExtensionFilter filter(String... patterns) {
    return new ExtensionFilter(String.join(" ", patterns), patterns);
  }

  /** Asks what to do about an existing model of the same name. */
  NewModels.Choice existing(String name, String free) {
    ButtonType replace = new ButtonType(texts.get("new-model.replace"), ButtonData.OTHER);
    ButtonType both = new ButtonType(texts.get("new-model.keep-both", free), ButtonData.OK_DONE);
    ButtonType cancel = new ButtonType(texts.get("dialog.cancel"), ButtonData.CANCEL_CLOSE);
    Alert alert =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            texts.get("new-model.existing", name),
            replace,
            both,
            cancel);
    alert.initOwner(stage);
    alert.setTitle(texts.get("failure.title"));
    alert.setHeaderText(texts.get("new-model.header"));
    whole(alert);
    ButtonType chosen = alert.showAndWait().orElse(cancel);
    return chosen == replace
        ? NewModels.Choice.REPLACE
        : chosen == both ? NewModels.Choice.KEEP_BOTH : NewModels.Choice.CANCEL;
  }

  /**
   * Asks where the model of a report is: where the report says, if the user agrees to look there,
   * or in a folder that the user chooses; null for nowhere.
   */
  @Nullable Path modelOfReport(Session session) {
    ButtonType look = new ButtonType(texts.get("report.model.look"), ButtonData.OTHER);
    ButtonType choose = new ButtonType(texts.get("report.model.choose"), ButtonData.OK_DONE);
    ButtonType cancel = new ButtonType(texts.get("dialog.cancel"), ButtonData.CANCEL_CLOSE);
    Alert alert =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            texts.get("report.model.elsewhere", shown(session.model()), shown(session.folder())),
            choose,
            look,
            cancel);
    alert.initOwner(stage);
    alert.setTitle(texts.get("failure.title"));
    alert.setHeaderText(texts.get("report.model.header"));
    whole(alert);
    ButtonType chosen = alert.showAndWait().orElse(cancel);
    return chosen == choose
        ? folder("dialog.model")
        : chosen == look ? place(session.folder()) : null;
  }

  /** Lets a dialog grow with its text, of which it would show one line. */
  private static void whole(Alert alert) {
    alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
  }

  /** What somebody else has written, on one line that fits into a dialog. */
  private static String shown(String text) {
    String line = Printable.line(text);
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
  }

  /** A folder by its path, with {@code ~} for the user's own; null if it is no path. */
  private static @Nullable Path place(String folder) {
    try {
      return folder.startsWith("~")
          ? Path.of(System.getProperty("user.home", "") + folder.substring(1))
          : Path.of(folder);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static @Nullable Path path(@Nullable File file) {
    return file == null ? null : file.toPath();
  }
}
