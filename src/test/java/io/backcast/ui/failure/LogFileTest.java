package io.backcast.ui.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path folder;

  private static List<Path> files(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.toString().endsWith(".log")).toList();
    }
  }

  @Test
  void aFailureIsInTheLogWithEverythingThatIsKnownOfIt() throws Exception {
    Path logs = folder.resolve("50 % of it/logs");
    try (LogFile log = LogFile.open(logs)) {
      log.failures().log(Level.WARNING, "ünwell", new IllegalStateException("a fault"));
    }
    LogReader.Tail tail = new LogReader(logs).tail();
    assertThat(tail.text()).contains("ünwell", "IllegalStateException: a fault", "LogFileTest");
    assertThat(files(logs)).containsExactly(tail.file());
  }

  @Test
  void theLogNeverGrowsBeyondItsFiles() throws Exception {
    try (LogFile log = LogFile.open(folder, 2_000, 3)) {
      for (int i = 0; i < 500; i++) {
        log.failures().warning("number " + i);
      }
    }
    assertThat(files(folder)).hasSize(3);
    for (Path file : files(folder)) {
      assertThat(Files.size(file)).isLessThan(2_500);
    }
    assertThat(new LogReader(folder).tail().text()).contains("number 499");
  }

  @Test
  void twoProgramsAtTheSameTimeDoNotMixTheirLogs() throws Exception {
    try (LogFile first = LogFile.open(folder);
        LogFile second = LogFile.open(folder)) {
      assertThat(second.failures()).isSameAs(first.failures());
      assertThat(files(folder)).hasSize(2);
    }
  }

  @Test
  void whatLibrariesSayIsThereToo() throws Exception {
    try (LogFile log = LogFile.open(folder)) {
      assertThat(log.failures()).isNotNull();
      Logger.getLogger("some.library").severe("out of order");
    }
    assertThat(new LogReader(folder).tail().text()).contains("out of order");
  }

  @Test
  void withoutAPlaceForTheLogTheProgramStillWorks() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    try (LogFile log = LogFile.open(file.resolve("logs"))) {
      log.failures().fine("too fine to log");
    }
    assertThatThrownBy(() -> new LogReader(file.resolve("logs")).tail())
        .hasMessageContaining("no log to show");
  }
}
