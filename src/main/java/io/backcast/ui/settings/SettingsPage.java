package io.backcast.ui.settings;

import io.backcast.io.UserSettings;
import io.backcast.io.UserSettings.DecimalSign;
import io.backcast.ui.common.HelpTopic;
import io.backcast.ui.common.PageHead;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Theme;
import io.backcast.ui.settings.Setting.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PropertySheet;
import org.controlsfx.property.editor.Editors;
import org.controlsfx.property.editor.PropertyEditor;
import org.jspecify.annotations.Nullable;

/** The page of the user's settings; every change applies at once where that is possible. */
public final class SettingsPage extends VBox {
  private final SettingsViewModel model;
  private final Texts texts;

  /**
   * Shows settings.
   *
   * @param help shows the page of the documentation
   * @param close closes the page
   */
  public SettingsPage(
      SettingsViewModel model, Texts texts, Consumer<HelpTopic> help, Runnable close) {
    this.model = model;
    this.texts = texts;
    getStyleClass().addAll("card", "page", "settings");
    Button reset = new Button(texts.get("settings.reset"));
    reset.setId("settings-reset");
    reset.setOnAction(e -> model.reset());
    Button explain = new Button(texts.get("page.help"));
    explain.getStyleClass().add("quiet");
    explain.setOnAction(e -> help.accept(HelpTopic.SETTINGS));
    PageHead head = new PageHead(texts, texts.get("settings.title"), close, explain);
    Label place =
        new Label(
            texts.get(
                "settings.place",
                model.user().resolve(io.backcast.io.SettingsFile.NAME).toString()));
    place.getStyleClass().add("caption");
    VBox sections =
        new VBox(
            section("settings.language-numbers", languageAndNumbers()),
            section("settings.appearance", appearance()),
            withCache(section("settings.folders", folders())),
            section("settings.speed", speed()),
            note(reset));
    sections.getStyleClass().add("settings-sections");
    ScrollPane scroll = new ScrollPane(sections);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(head, place, scroll);
  }

  private List<PropertySheet.Item> languageAndNumbers() {
    List<Choice<String>> languages = new ArrayList<>();
    languages.add(new Choice<>(UserSettings.SYSTEM, texts.get("settings.system")));
    for (Locale language : model.languages()) {
      languages.add(
          new Choice<>(
              language.getLanguage(), capital(language.getDisplayLanguage(language), language)));
    }
    List<Choice<DecimalSign>> signs = new ArrayList<>();
    for (DecimalSign sign : DecimalSign.values()) {
      signs.add(new Choice<>(sign, texts.of("settings.sign", sign)));
    }
    List<Choice<Integer>> digits =
        IntStream.rangeClosed(0, UserSettings.MOST_DIGITS)
            .mapToObj(n -> new Choice<>(n, texts.get("settings.digits-more", n)))
            .toList();
    return List.of(
        Setting.of(
            "setting-language",
            texts.get("settings.language"),
            texts.get("settings.language.what"),
            languages,
            () -> model.now().language(),
            tag -> model.change(now -> now.withLanguage(tag))),
        Setting.of(
            "setting-sign",
            texts.get("settings.sign"),
            texts.get("settings.sign.what"),
            signs,
            () -> model.now().decimalSign(),
            sign -> model.change(now -> now.withNumbers(sign, now.moreDigits()))),
        Setting.of(
            "setting-digits",
            texts.get("settings.digits"),
            texts.get("settings.digits.what"),
            digits,
            () -> model.now().moreDigits(),
            more -> model.change(now -> now.withNumbers(now.decimalSign(), more))));
  }

  private static String capital(String word, Locale locale) {
    return word.substring(0, 1).toUpperCase(locale) + word.substring(1);
  }

  private List<PropertySheet.Item> appearance() {
    List<Choice<String>> themes = new ArrayList<>();
    themes.add(new Choice<>(UserSettings.SYSTEM, texts.get("settings.system")));
    for (Theme theme : Theme.values()) {
      themes.add(
          new Choice<>(theme.name().toLowerCase(Locale.ROOT), texts.of("settings.theme", theme)));
    }
    List<Choice<Double>> sizes =
        IntStream.rangeClosed(4, (int) (4 * UserSettings.LARGEST_TEXT))
            .mapToObj(n -> new Choice<>(n / 4.0, texts.get("settings.percent", 25 * n)))
            .toList();
    return List.of(
        Setting.of(
            "setting-theme",
            texts.get("settings.theme"),
            texts.get("settings.theme.what"),
            themes,
            () -> model.now().theme(),
            name -> model.change(now -> now.withAppearance(name, now.textScale()))),
        Setting.of(
            "setting-text",
            texts.get("settings.text"),
            texts.get("settings.text.what"),
            sizes,
            () -> model.now().textScale(),
            scale -> model.change(now -> now.withAppearance(now.theme(), scale))));
  }

  private List<PropertySheet.Item> folders() {
    return List.of(
        new FolderSetting(
            "setting-models",
            texts.get("settings.models"),
            texts.get("settings.models.what"),
            texts.get("settings.usual-folder", model.user().resolve("models").toString()),
            () -> model.now().modelsFolder(),
            path ->
                model.change(
                    now -> now.withFolders(path, now.answersFolder(), now.exportsFolder()))),
        new FolderSetting(
            "setting-answers",
            texts.get("settings.answers"),
            texts.get("settings.answers.what"),
            texts.get("settings.usual-folder", model.user().resolve("answers").toString()),
            () -> model.now().answersFolder(),
            path ->
                model.change(
                    now -> now.withFolders(now.modelsFolder(), path, now.exportsFolder()))),
        new FolderSetting(
            "setting-exports",
            texts.get("settings.exports"),
            texts.get("settings.exports.what"),
            texts.get("settings.exports.usual"),
            () -> model.now().exportsFolder(),
            path ->
                model.change(
                    now -> now.withFolders(now.modelsFolder(), now.answersFolder(), path))));
  }

  private List<PropertySheet.Item> speed() {
    List<Choice<Integer>> threads = new ArrayList<>();
    threads.add(new Choice<>(0, texts.get("settings.threads.all", model.processors())));
    int most = Math.max(model.processors(), model.now().threads());
    for (int count = 1; count <= most; count++) {
      threads.add(new Choice<>(count, texts.whole(count)));
    }
    return List.of(
        Setting.of(
            "setting-threads",
            texts.get("settings.threads"),
            texts.get("settings.threads.what"),
            threads,
            () -> model.now().threads(),
            count -> model.change(now -> now.withThreads(count))));
  }

  private VBox withCache(VBox folders) {
    folders.getChildren().add(new CacheLine(model.cache(), texts));
    return folders;
  }

  private HBox note(Button reset) {
    Label note = new Label(texts.get("settings.later"));
    note.getStyleClass().add("caption");
    note.setWrapText(true);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox foot = new HBox(note, gap, reset);
    foot.getStyleClass().add("card-head");
    return foot;
  }

  private VBox section(String title, List<PropertySheet.Item> items) {
    PropertySheet sheet = new PropertySheet();
    sheet.setMode(PropertySheet.Mode.NAME);
    sheet.setModeSwitcherVisible(false);
    sheet.setSearchBoxVisible(false);
    sheet.setPropertyEditorFactory(this::editor);
    sheet.getItems().setAll(items);
    Label head = new Label(texts.get(title));
    head.getStyleClass().add("card-title");
    return new VBox(head, sheet);
  }

  private @Nullable PropertyEditor<?> editor(PropertySheet.Item item) {
    if (item instanceof FolderSetting folder) {
      return new FolderEditor(folder, texts);
    }
    if (item instanceof Setting<?> setting) {
      PropertyEditor<?> editor = Editors.createChoiceEditor(item, setting.choices());
      editor.getEditor().setId(setting.id());
      editor.getEditor().setAccessibleText(setting.name());
      return editor;
    }
    return null;
  }
}
