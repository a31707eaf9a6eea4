package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleDataTest {
  private static final Path DATA = Path.of("sample-data");

  private static void check(Path file, String csv) throws Exception {
    if (Boolean.getBoolean("backcast.write-sample-data")) {
      Files.writeString(file, csv);
    }
    assertThat(Files.readString(file)).isEqualToNormalizingNewlines(csv);
  }

  @Test
  void projectileDataFollowTheirFormula() throws Exception {
    check(DATA.resolve("projectile").resolve("projectile.csv"), ProjectileData.csv());
  }

  @Test
  void springDataFollowTheirFormulas() throws Exception {
    check(DATA.resolve("spring").resolve("spring.csv"), SpringData.csv());
  }
}
