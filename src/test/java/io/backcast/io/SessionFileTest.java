package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import io.backcast.model.Constraint;
import io.backcast.model.ErrorCode;
import io.backcast.model.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionFileTest {
  private static final Session SESSION =
      new Session(
          Session.FORMAT,
          "mos2",
          "identity",
          "models/mos2",
          Map.of("gap", 0.5),
          Map.of("gap", 0.05),
          Map.of("a", new double[] {3, 3.25}),
          Long.MIN_VALUE,
          "trusted",
          List.of(new float[] {0.1f, -2}),
          new float[] {3.3333333f},
          Map.of("tab", "transition"),
          "restrict",
          Map.of("mass", "min"),
          List.of(Constraint.of("abs(a - b) <= 0.02"), new Constraint("a < b", false)));

  @TempDir private Path folder;
  private final SessionFile sessions = new SessionFile(new Json());

  private Path written() throws BackcastException {
    Path file = folder.resolve("s" + SessionFile.SUFFIX);
    sessions.write(file, SESSION);
    return file;
  }

  @Test
  void aSessionComesBackAsItWas() throws Exception {
    assertThat(sessions.read(written())).usingRecursiveComparison().isEqualTo(SESSION);
  }

  @Test
  void aSessionOfANewerProgramIsRefusedByName() throws Exception {
    Path file = written();
    edit(file, "\"formatVersion\" : 1", "\"formatVersion\" : 2");
    assertThatThrownBy(() -> sessions.read(file))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_JSON))
        .hasMessage(
            file
                + " is written in session format 2; this program reads up to 1. Use a newer"
                + " Backcast.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\" : 1|\"formatVersion\" : 0|/formatVersion",
        "\"formatVersion\" : 1|\"formatVersion\" : \"1\"|/formatVersion",
        "\"trusted\"|\"lucky\"|/ranking",
        "\"restrict\"|\"maybe\"|/extrapolation",
        "\"mass\" : \"min\"|\"mass\" : 3|/goals/mass",
        "\"gap\" : 0.05|\"gap\" : 0|/tolerances/gap",
        "\"gap\" : 0.5|\"gap\" : \"half\"|/targets/gap",
        "[ 3.0, 3.25 ]|[ 3.0 ]|/bounds/a",
        "\"model\" : \"mos2\"|\"model\" : \"\"|/model",
      })
  void whatIsNoSessionIsRefusedWithItsField(String from, String to, String field) throws Exception {
    Path file = written();
    edit(file, from, to);
    assertThatThrownBy(() -> sessions.read(file))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_JSON))
        .hasMessageStartingWith(file + ": at " + field + ": ");
  }

  @Test
  void aSessionCutOffAnywhereIsRefusedInASentence() throws Exception {
    Path file = written();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length - 2; length += 7) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> sessions.read(file))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(BackcastException.class)
          .hasMessageStartingWith(file.toString());
    }
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
