package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryStyleSheetTest {
  @TempDir private Path folder;

  @Test
  void theBinaryFormHasEveryRuleOfTheWindowsSheet() throws Exception {
    URL sheet = Objects.requireNonNull(getClass().getResource("/io/backcast/ui/backcast.css"));
    Path css = folder.resolve("window.css");
    try (var in = sheet.openStream()) {
      Files.copy(in, css);
    }
    Path bss = BinaryStyleSheet.write(css);
    assertThat(bss).isEqualTo(folder.resolve("window.bss"));
    Stylesheet text = new CssParser().parse(css.toUri().toURL());
    Stylesheet binary = Stylesheet.loadBinary(bss.toUri().toURL());
    assertThat(text.getRules().size()).isGreaterThan(200);
    assertThat(words(binary)).containsExactlyElementsOf(words(text));
  }

  /** Selectors and properties; values have no words that are the same in both forms. */
  private static List<String> words(Stylesheet sheet) {
    return sheet.getRules().stream()
        .map(r -> r.getSelectors() + " " + properties(r.getDeclarations()))
        .toList();
  }

  private static List<String> properties(List<Declaration> declarations) {
    return declarations.stream().map(Declaration::getProperty).toList();
  }
}
