package io.backcast.ui.settings;

import io.backcast.ui.common.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The size of the cache, and a button that empties it. */
final class CacheLine extends HBox {
  private final Texts texts;
  private final SettingsViewModel.CacheView cache;
  private final Label size = new Label();
  private final Button empty;

  CacheLine(SettingsViewModel.CacheView cache, Texts texts) {
    this.cache = cache;
    this.texts = texts;
    getStyleClass().add("setting-cache");
    size.setId("cache-size");
    size.setText(texts.get("settings.cache", "…", cache.folder().toString()));
    size.setMinWidth(0);
    empty = new Button(texts.get("settings.empty"));
    empty.setId("cache-empty");
    empty.setAccessibleText(texts.get("settings.empty.what"));
    empty.setOnAction(
        e -> {
          empty.setDisable(true);
          cache.empty(this::show);
        });
    Label name = new Label(texts.get("settings.cache.name"));
    name.getStyleClass().add("setting-name");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().setAll(name, size, gap, empty);
    cache.measure(this::show);
  }

  private void show(long bytes) {
    empty.setDisable(false);
    size.setText(
        texts.get(
            "settings.cache", texts.number(bytes / 1e6, 1) + " MB", cache.folder().toString()));
  }
}
