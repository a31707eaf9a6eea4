package io.backcast.ui.settings;

import io.backcast.ui.common.Texts;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;
import org.controlsfx.property.editor.PropertyEditor;
import org.jspecify.annotations.Nullable;

/** Shows a folder and asks for another with the dialog of the operating system. */
final class FolderEditor implements PropertyEditor<String> {
  private final FolderSetting item;
  private final TextField path = new TextField();
  private final Button usual;
  private final HBox box;

  FolderEditor(FolderSetting item, Texts texts) {
    this.item = item;
    path.setEditable(false);
    path.setId(item.id());
    path.setAccessibleText(item.name());
    path.setPromptText(item.usual());
    HBox.setHgrow(path, Priority.ALWAYS);
    Button change = new Button(texts.get("settings.change"));
    change.setId(item.id() + "-change");
    change.setAccessibleText(item.name() + ": " + texts.get("settings.change"));
    change.setOnAction(e -> ask());
    usual = new Button(texts.get("settings.usual"));
    usual.setId(item.id() + "-usual");
    usual.setAccessibleText(item.name() + ": " + texts.get("settings.usual"));
    usual.setOnAction(e -> choose(null));
    box = new HBox(path, change, usual);
    box.getStyleClass().add("setting-folder");
    show(item.value().get());
  }

  private void ask() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(item.name());
    String now = item.value().get();
    if (now != null && Files.isDirectory(Path.of(now))) {
      chooser.setInitialDirectory(new File(now));
    }
    File chosen = chooser.showDialog(box.getScene().getWindow());
    if (chosen != null) {
      choose(chosen.getAbsolutePath());
    }
  }

  private void choose(@Nullable String folder) {
    item.setValue(folder);
    show(folder);
  }

  private void show(@Nullable String folder) {
    path.setText(folder == null ? "" : folder);
    usual.setDisable(folder == null);
  }

  @Override
  public Node getEditor() {
    return box;
  }

  @Override
  public @Nullable String getValue() {
    return item.value().get();
  }

  @Override
  public void setValue(@Nullable String value) {
    show(value);
  }
}
