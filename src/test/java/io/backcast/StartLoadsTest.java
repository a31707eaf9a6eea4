package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a started window loads: nothing that only training, reports or servers need. */
class StartLoadsTest {
  @TempDir private static Path folder;

  private static List<String> classes = List.of();

  @BeforeAll
  static void start() throws Exception {
    Path log = folder.resolve("classes.txt");
    Program.Ended ended =
        new Program(folder)
            .run(
                List.of("-Xlog:class+load:file=" + log + "::filecount=0"),
                Launcher.class,
                folder,
                "snapshot",
                "--model",
                Models.MOS2.toAbsolutePath().toString(),
                "--out",
                "window.png");
    assertThat(ended.code()).as(ended.said()).isZero();
    classes = Files.readAllLines(log);
  }

  @Test
  void theWindowIsAmongThem() {
    assertThat(classes).anyMatch(c -> c.contains("io.backcast.ui.frame.ExplorerWindow "));
  }

  @Test
  void librariesOfOtherTasksAreNot() {
    assertThat(classes)
        .noneMatch(
            c ->
                List.of(
                        // DJL looks at the names of all its engines, and loads no other
                        "ai.djl.pytorch.engine.PtEngine ",
                        "ai.djl.pytorch.jni.",
                        "com.ezylang.evalex.Expression",
                        "org.apache.pdfbox.",
                        "com.openhtmltopdf.",
                        "io.modelcontextprotocol.",
                        "reactor.core.",
                        "org.apache.parquet.",
                        "org.tribuo.",
                        "org.ddogleg.",
                        "org.jsoup.",
                        "com.github.luben.zstd.",
                        "io.backcast.train.loop.TrainingLoop",
                        "io.backcast.train.net.",
                        "io.backcast.serve.")
                    .stream()
                    .anyMatch(library -> c.contains(" " + library)));
  }
}
