package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {
  private static final String LETTERS = "ab1 '\"\\$`|&;<>()*?[]{}#~!=-.,:/\u20acα\t%^@";

  @Test
  void wordsComeBackWhateverTheyHold() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<String> words = new ArrayList<>();
      for (int w = random.nextInt(4) + 1; w > 0; w--) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
          word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        words.add(word.toString());
      }
      assertThat(ShellWords.split(ShellWords.posix(words))).isEqualTo(words);
    }
  }

  @Test
  void ordinaryWordsStayReadable() {
    assertThat(ShellWords.posix(List.of("design", "--target", "gap=0.5", "--bound", "a=3..3.3")))
        .isEqualTo("design --target gap=0.5 --bound a=3..3.3");
    assertThat(ShellWords.posix(List.of("gap>=1.5", "it's"))).isEqualTo("'gap>=1.5' 'it'\\''s'");
    assertThat(ShellWords.powerShell(List.of("gap>=1.5", "it's"))).isEqualTo("'gap>=1.5' 'it''s'");
  }

  @Test
  void quotesAndCommentsAreReadAsAShellDoes() throws Exception {
    assertThat(ShellWords.split("a \"b c\"'d e'\\ f # g")).containsExactly("a", "b cd e f");
    assertThat(ShellWords.split("  # nothing")).isEmpty();
    assertThat(ShellWords.split("a#b ''")).containsExactly("a#b", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a; b", "a && b", "a | b", "a > f", "$(a)", "`a`", "\"$a\"", "a *", "~/a", "'a", "\"a",
        "a \\", "{a,b}", "a & b"
      })
  void whatAShellWouldDoMoreWithIsRefused(String line) {
    assertThatThrownBy(() -> ShellWords.split(line)).isInstanceOf(BackcastException.class);
  }
}
