package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardStreamTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void everyCharacterIsPrintedWhereTheLocaleHasAsciiAlone() {
    PrintStream ascii = new PrintStream(bytes, true, StandardCharsets.US_ASCII);
    StandardStream.beyondAscii(ascii).println("1 ± 0.1 Å – …");
    assertThat(bytes.toString(StandardCharsets.UTF_8).strip()).isEqualTo("1 ± 0.1 Å – …");
  }

  @Test
  void anyOtherCharsetStaysThatOfTheLocale() {
    PrintStream latin = new PrintStream(bytes, true, StandardCharsets.ISO_8859_1);
    assertThat(StandardStream.beyondAscii(latin)).isSameAs(latin);
  }
}
