package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ONNX Runtime's telemetry ends the process with a segmentation fault where the command line is
 * longer than 4,096 characters, as one with a class path easily is.
 */
class LongCommandLineTest {
  @TempDir private Path folder;

  @Test
  void networksRunInAProcessWithALongCommandLine() throws Exception {
    String model = Path.of("models/projectile").toAbsolutePath().toString();
    Program.Ended ended =
        new Program(folder)
            .run(List.of("-Dfiller=" + "x".repeat(10_000)), Launcher.class, folder, "check", model);
    assertThat(ended.said()).contains("is a sound model folder.");
    assertThat(ended.code()).isZero();
  }
}
