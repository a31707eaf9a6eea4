package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.Randoms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C ends every command with the code for it, whatever native code is at work. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
class InterruptTest {
  private static final String TINY =
      """
      {"name": "t", "title": "t", "training": {"validation": 0.1,
        "ensemble": {"members": 2, "auditMembers": 1, "width": 32, "depth": 1, "epochs": 12,
          "batch": 128, "rate": 0.01, "decay": 0.0001, "patience": 12},
        "student": {"width": 32, "depth": 1, "pool": 8000, "steps": 300, "batch": 256, "rate": 0.005},
        "backward": {"blocks": 3, "width": 24, "pool": 40000, "steps": 300, "batch": 256,
          "rate": 0.004, "massShare": 0.15, "roundTripFrom": 0.5, "roundTripWeight": 1,
          "roundTripNear": 0}}}
      """;

  @TempDir private Path folder;

  private static String model() {
    return Path.of("models/projectile").toAbsolutePath().toString();
  }

  private String[] training() throws Exception {
    Files.writeString(folder.resolve("tiny.json"), TINY);
    String data = Path.of("sample-data/projectile/projectile.csv").toAbsolutePath().toString();
    return new String[] {
      "train", "--data", data, "--property", "range", "--recipe", "tiny.json", "--out", "made"
    };
  }

  private static String[] design() {
    return new String[] {
      "design",
      "--model",
      model(),
      "--target",
      "range=30",
      "--samples",
      "20000000",
      "--out",
      "d.csv"
    };
  }

  private Program.Ended interrupted(String signal, long milliseconds, String... arguments)
      throws Exception {
    Program.Signal sent = new Program.Signal(signal, Duration.ofMillis(milliseconds));
    return new Program(folder).interrupt(sent, folder, arguments);
  }

  @Test
  void aDesignThatIsInterruptedEndsWithoutAWordOfNativeCode() throws Exception {
    Program.Ended ended = interrupted("TERM", 4_000, design());
    assertThat(ended.code()).as(ended.said()).isEqualTo(130);
    assertThat(ended.said()).doesNotContain("terminate called", "Shutdown in progress", "Assert");
    assertThat(folder.resolve("d.csv")).doesNotExist();
  }

  @Test
  @Tag("slow")
  void designsTrainingsAndReportsAreInterruptedAtAnyMoment() throws Exception {
    RandomGenerator random = Randoms.generator(7);
    for (int i = 0; i < 40; i++) {
      // where the tests run in the background, Ctrl-C is ignored by what they start
      String signal = "TERM";
      long after = 500 + random.nextInt(i % 4 < 2 ? 6_000 : 14_000);
      Program.Ended ended = interrupted(signal, after, i % 4 < 2 ? design() : training());
      String what = "%s after %s ms: %s".formatted(signal, after, ended.said());
      assertThat(ended.said()).as(what).doesNotContain("terminate called", "Shutdown", "Assert");
      // a training may have ended before
      assertThat(ended.code())
          .as(what)
          .isIn(i % 4 < 2 ? new Object[] {130} : new Object[] {130, 0});
      if (Files.exists(folder.resolve("made"))) {
        assertThat(new ModelFolder(new Json()).violations(folder.resolve("made"))).isEmpty();
      }
    }
  }
}
