package io.backcast.ui.workbench;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Theme;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The frame around the views: title, appearance and the status line. */
public final class WorkbenchController {
  /** Below this width, in ems, the right column moves under the centre. */
  private static final double NARROW = 84;

  private static final int[] PERCENT = {100, 125, 150, 200};

  private final ExplorerModel explorer;
  private final Appearance appearance;
  private final Texts texts;

  @FXML private VBox root;
  @FXML private HBox body;
  @FXML private VBox centre;
  @FXML private VBox right;
  @FXML private Label title;
  @FXML private Label seed;
  @FXML private MenuButton look;
  @FXML private Label drawn;
  @FXML private Label accuracy;

  public WorkbenchController(ExplorerModel explorer, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.appearance = appearance;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    title.setText(explorer.card().title());
    explorer
        .seedProperty()
        .subscribe(now -> seed.setText(texts.get("workbench.seed", now.toString())));
    explorer.pictureProperty().subscribe(this::tell);
    root.widthProperty().subscribe(width -> arrange());
    appearance.onChange(this::arrange);
    Double error =
        explorer.card().metrics().get(explorer.space().properties().getFirst().name() + "_mae");
    accuracy.setText(
        error == null
            ? texts.get("workbench.unaudited")
            : texts.get(
                "workbench.error",
                texts.number(error, 4),
                explorer.space().properties().getFirst().unit()));
    ToggleGroup themes = new ToggleGroup();
    for (Theme theme : Theme.values()) {
      RadioMenuItem item =
          new RadioMenuItem(texts.get("theme." + theme.name().toLowerCase(Locale.ROOT)));
      item.setToggleGroup(themes);
      item.setSelected(appearance.themeProperty().get() == theme);
      item.setOnAction(e -> appearance.themeProperty().set(theme));
      look.getItems().add(item);
    }
    look.getItems().add(new javafx.scene.control.SeparatorMenuItem());
    ToggleGroup sizes = new ToggleGroup();
    for (int percent : PERCENT) {
      RadioMenuItem item = new RadioMenuItem(texts.get("workbench.text", percent));
      item.setToggleGroup(sizes);
      item.setSelected(Math.round(100 * appearance.textScaleProperty().get()) == percent);
      item.setOnAction(e -> appearance.textScaleProperty().set(percent / 100.0));
      look.getItems().add(item);
    }
  }

  private void arrange() {
    boolean narrow = root.getWidth() < NARROW * appearance.em();
    if (narrow == body.getChildren().contains(right)) {
      body.getChildren().remove(right);
      centre.getChildren().remove(right);
      (narrow ? centre : body).getChildren().add(right);
      root.pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), narrow);
    }
  }

  private void tell(@Nullable Picture picture) {
    if (picture == null) {
      drawn.setText(texts.get("workbench.loading"));
    } else if (picture.result() == null) {
      drawn.setText(
          texts.get(
              "workbench.live",
              texts.whole(picture.sketch().drawn()),
              texts.whole(picture.sketch().drawn() - picture.sketch().hits())));
    } else {
      drawn.setText(
          texts.get(
              "workbench.settled",
              texts.whole(picture.sketch().drawn()),
              texts.whole(picture.sketch().hits()),
              texts.whole(picture.sketch().drawn() - picture.sketch().hits()),
              texts.whole(picture.result().drawn())));
    }
  }
}
