package io.backcast.ui.common;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Asks where to save a file. A name without an ending of its kind gets that of the filter chosen in
 * the dialog, as not every system's dialog adds it; one dialog for the whole program, which begins
 * in the folder used last.
 */
public final class SaveDialog {
  private final Supplier<@Nullable Path> folder;
  private final Shown shown;
  private final Replacing replacing;
  private @Nullable Path last;

  /** Shows a dialog and waits for its answer. */
  @FunctionalInterface
  public interface Shown {
    /** The file as the user named it; null if the user cancels. */
    @Nullable File show(FileChooser chooser, @Nullable Window owner);
  }

  /** Asks whether a file that is there already may be replaced. */
  @FunctionalInterface
  public interface Replacing {
    boolean agreed(Path file, @Nullable Window owner);
  }

  /**
   * A dialog.
   *
   * @param folder that each dialog begins in; null, or a folder that is gone, for the one used last
   * @param replacing asked only about files that the dialog itself cannot have asked about
   */
  public SaveDialog(Supplier<@Nullable Path> folder, Shown shown, Replacing replacing) {
    this.folder = folder;
    this.shown = shown;
    this.replacing = replacing;
  }

  /**
   * The dialog of the operating system.
   *
   * @param folder that each dialog begins in; null, or a folder that is gone, for the one used last
   */
  public static SaveDialog ofSystem(Supplier<@Nullable Path> folder, Texts texts) {
    return new SaveDialog(
        folder, FileChooser::showSaveDialog, (file, owner) -> replace(file, owner, texts));
  }

  /**
   * Asks and waits for the answer.
   *
   * @param owner window that the dialog opens above
   * @param name proposed file name
   * @param filters the kinds of files, the usual one first; every pattern of theirs is an ending
   *     that a name may have, the first of a filter the one that it adds
   * @return null if the user cancels
   */
  public @Nullable Path ask(
      @Nullable Window owner, String title, String name, List<ExtensionFilter> filters) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    chooser.getExtensionFilters().addAll(filters);
    begin(chooser, last);
    begin(chooser, folder.get());
    while (true) {
      File answer = shown.show(chooser, owner);
      if (answer == null) {
        return null;
      }
      Path typed = answer.toPath();
      Path file = complete(typed, filters, chooser.getSelectedExtensionFilter());
      last = file.toAbsolutePath().getParent();
      // the dialog has asked about the name as it was typed, not about the completed one
      if (file.equals(typed) || !Files.exists(file) || replacing.agreed(file, owner)) {
        return file;
      }
      chooser.setInitialFileName(String.valueOf(file.getFileName()));
      begin(chooser, last);
    }
  }

  private static void begin(FileChooser chooser, @Nullable Path folder) {
    if (folder != null && Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
  }

  private static Path complete(
      Path typed, List<ExtensionFilter> filters, @Nullable ExtensionFilter chosen) {
    String name = String.valueOf(typed.getFileName());
    String lower = name.toLowerCase(Locale.ROOT);
    boolean known =
        filters.stream()
            .flatMap(filter -> filter.getExtensions().stream())
            .anyMatch(pattern -> lower.endsWith(ending(pattern)));
    if (known || filters.isEmpty()) {
      return typed;
    }
    ExtensionFilter filter = chosen == null ? filters.getFirst() : chosen;
    return typed.resolveSibling(name + ending(filter.getExtensions().getFirst()));
  }

  /** Of names that a pattern such as {@code *.csv} lets through. */
  private static String ending(String pattern) {
    return pattern.substring(pattern.indexOf('*') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean replace(Path file, @Nullable Window owner, Texts texts) {
    ButtonType replace = new ButtonType(texts.get("new-model.replace"), ButtonData.OTHER);
    ButtonType cancel = new ButtonType(texts.get("dialog.cancel"), ButtonData.CANCEL_CLOSE);
    Alert alert =
        new Alert(
            Alert.AlertType.CONFIRMATION, texts.get("dialog.existing", file), replace, cancel);
    alert.initOwner(owner);
    alert.setTitle(texts.get("failure.title"));
    alert.setHeaderText(null);
    // it would show one line of its text
    alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
    return alert.showAndWait().orElse(cancel) == replace;
  }
}
