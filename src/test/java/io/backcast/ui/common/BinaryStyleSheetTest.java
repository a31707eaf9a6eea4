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

  private static List<String> words(Stylesheet sheet) {
    return sheet.getRules().stream()
        .map(r -> r.getSelectors() + " " + r.getDeclarations().stream().map(d -> said(d)).toList())
        .toList();
  }

  private static String said(Declaration declaration) {
    // converters have no words of their own
    String value = declaration.getParsedValue().toString().replaceAll("@[0-9a-f]+", "");
    return declaration.getProperty() + ": " + value;
  }
}
