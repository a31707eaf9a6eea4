package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed, a file gets a name by which its kind is known. */
class SaveDialogTest {
  private static final ExtensionFilter PNG = new ExtensionFilter("PNG", "*.png");
  private static final ExtensionFilter SVG = new ExtensionFilter("SVG", "*.svg");
  private static final ExtensionFilter SESSION =
      new ExtensionFilter("session", "*.backcast.json", "*.json");

  private final List<@Nullable File> begun = new ArrayList<>();
  private final List<String> proposed = new ArrayList<>();
  private final List<Path> replaced = new ArrayList<>();

  @TempDir private Path folder;

  /** A dialog whose user types names one after the other, and then cancels. */
  private SaveDialog dialog(
      @Nullable Path wished, @Nullable ExtensionFilter chosen, boolean replace, Path... typed) {
    return new SaveDialog(
        () -> wished,
        (chooser, owner) -> {
          begun.add(chooser.getInitialDirectory());
          proposed.add(chooser.getInitialFileName());
          chooser.setSelectedExtensionFilter(chosen);
          return begun.size() > typed.length ? null : typed[begun.size() - 1].toFile();
        },
        (file, owner) -> {
          replaced.add(file);
          return replace;
        });
  }

  private @Nullable Path asked(
      @Nullable ExtensionFilter chosen, String typed, ExtensionFilter... filters) {
    begun.clear();
    return dialog(null, chosen, false, folder.resolve(typed))
        .ask(null, "title", "name", List.of(filters));
  }

  @Test
  void aNameWithoutAnEndingGetsThatOfTheChosenKind() {
    assertThat(asked(SVG, "mine", PNG, SVG)).isEqualTo(folder.resolve("mine.svg"));
    assertThat(asked(null, "mine", PNG, SVG)).isEqualTo(folder.resolve("mine.png"));
    assertThat(asked(null, "gap 0.5", PNG, SVG)).isEqualTo(folder.resolve("gap 0.5.png"));
    assertThat(asked(SESSION, "mine", SESSION)).isEqualTo(folder.resolve("mine.backcast.json"));
  }

  @Test
  void aNameWithAnEndingOfAnyOfTheKindsStaysAsItIs() {
    assertThat(asked(SVG, "mine.png", PNG, SVG)).isEqualTo(folder.resolve("mine.png"));
    assertThat(asked(PNG, "mine.SVG", PNG, SVG)).isEqualTo(folder.resolve("mine.SVG"));
    assertThat(asked(SESSION, "mine.json", SESSION)).isEqualTo(folder.resolve("mine.json"));
    assertThat(asked(null, "mine")).isEqualTo(folder.resolve("mine"));
  }

  @Test
  void aFileIsNotReplacedUnderANameThatNobodyTypedUnlessTheUserAgrees() throws Exception {
    Path there = Files.writeString(folder.resolve("mine.png"), "before");
    Path other = folder.resolve("other");
    SaveDialog refused = dialog(null, null, false, folder.resolve("mine"), other);
    assertThat(refused.ask(null, "title", "name", List.of(PNG)))
        .isEqualTo(folder.resolve("other.png"));
    assertThat(replaced).containsExactly(there);
    assertThat(proposed).containsExactly("name", "mine.png");
    begun.clear();
    SaveDialog agreed = dialog(null, null, true, folder.resolve("mine"));
    assertThat(agreed.ask(null, "title", "name", List.of(PNG))).isEqualTo(there);
  }

  @Test
  void theDialogItselfHasAskedAboutANameAsItWasTyped() throws Exception {
    Files.writeString(folder.resolve("mine.png"), "before");
    assertThat(asked(null, "mine.png", PNG)).isEqualTo(folder.resolve("mine.png"));
    assertThat(replaced).isEmpty();
  }

  @Test
  void theNextDialogBeginsInTheFolderUsedLast() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    SaveDialog dialog = dialog(null, null, false, inner.resolve("a.png"), folder.resolve("b.png"));
    for (int i = 0; i < 3; i++) {
      dialog.ask(null, "title", "name", List.of(PNG));
    }
    assertThat(begun).containsExactly(null, inner.toFile(), folder.toFile());
  }

  @Test
  void aFolderFromTheSettingsComesBeforeTheOneUsedLast() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    SaveDialog dialog = dialog(folder, null, false, inner.resolve("a.png"));
    dialog.ask(null, "title", "name", List.of(PNG));
    dialog.ask(null, "title", "name", List.of(PNG));
    assertThat(begun).containsExactly(folder.toFile(), folder.toFile());
  }
}
