package io.backcast.ui.failure;

import io.backcast.ui.common.PageHead;
import io.backcast.ui.common.Texts;
import io.backcast.ui.failure.ProblemBundle.Item;
import io.backcast.ui.failure.ProblemBundle.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows what a problem bundle will hold before it is written. */
public final class ProblemBundlePage extends VBox {
  private final Texts texts;
  private final List<Item> all;
  private final Set<Part> parts = EnumSet.noneOf(Part.class);
  private final ListView<Item> files = new ListView<>();
  private final TextArea preview = new TextArea();
  private final Label size = new Label();

  /**
   * Shows files.
   *
   * @param all that the bundle can hold
   * @param write asks for a place and writes those that are ticked
   * @param close closes the page
   */
  public ProblemBundlePage(
      Texts texts, List<Item> all, Consumer<List<Item>> write, Runnable close) {
    this.texts = texts;
    this.all = all;
    getStyleClass().addAll("card", "page");
    PageHead head = new PageHead(texts, texts.get("bundle.title"), close);
    Label what = new Label(texts.get("bundle.what"));
    what.setWrapText(true);
    HBox body = new HBox(ticks(), contents());
    body.getStyleClass().add("page-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    Button save = new Button(texts.get("bundle.save"));
    save.setId("bundle-save");
    save.getStyleClass().add("accent");
    save.setOnAction(e -> write.accept(List.copyOf(files.getItems())));
    size.getStyleClass().add("caption");
    HBox foot = new HBox(size, save);
    foot.getStyleClass().add("page-foot");
    getChildren().setAll(head, what, body, foot);
    show();
  }

  private VBox ticks() {
    VBox ticks = new VBox();
    ticks.getStyleClass().addAll("page-side", "bundle-parts");
    for (Part part : Part.values()) {
      if (all.stream().noneMatch(item -> item.part() == part)) {
        continue;
      }
      CheckBox tick = new CheckBox(texts.of("bundle.part", part));
      tick.setId("bundle-" + part.name().toLowerCase(java.util.Locale.ROOT));
      tick.setWrapText(true);
      tick.setSelected(part.usual());
      if (part.usual()) {
        parts.add(part);
      }
      tick.selectedProperty()
          .subscribe(
              (before, now) -> {
                if (now) {
                  parts.add(part);
                } else {
                  parts.remove(part);
                }
                show();
              });
      ticks.getChildren().add(tick);
    }
    return ticks;
  }

  private VBox contents() {
    files.setId("bundle-files");
    files.setAccessibleText(texts.get("bundle.files"));
    files.setCellFactory(list -> new ItemCell());
    files.getSelectionModel().selectedItemProperty().subscribe(this::preview);
    files.getStyleClass().add("bundle-list");
    preview.setId("bundle-preview");
    preview.setEditable(false);
    preview.setAccessibleText(texts.get("bundle.preview"));
    VBox.setVgrow(preview, Priority.ALWAYS);
    VBox contents = new VBox(files, preview);
    contents.getStyleClass().add("form");
    HBox.setHgrow(contents, Priority.ALWAYS);
    return contents;
  }

  private void show() {
    files.getItems().setAll(all.stream().filter(i -> parts.contains(i.part())).toList());
    files.getSelectionModel().selectFirst();
    long bytes = files.getItems().stream().mapToLong(Item::bytes).sum();
    size.setText(texts.get("bundle.size", texts.whole(files.getItems().size()), kilobytes(bytes)));
  }

  private String kilobytes(long bytes) {
    return texts.whole((bytes + 999) / 1000) + " kB";
  }

  private void preview(@Nullable Item item) {
    String text = item == null ? "" : item.text();
    preview.setText(text == null ? texts.get("bundle.binary") : text);
  }

  private final class ItemCell extends ListCell<Item> {
    @Override
    protected void updateItem(@Nullable Item item, boolean empty) {
      super.updateItem(item, empty);
      setText(item == null || empty ? null : item.name() + " · " + kilobytes(item.bytes()));
    }
  }
}
