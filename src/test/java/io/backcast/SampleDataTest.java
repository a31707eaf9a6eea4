package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleDataTest {
  private static final Path FILE = Path.of("sample-data", "projectile", "projectile.csv");

  @Test
  void theSampleTableIsWhatItsFormulaSays() throws Exception {
    if (Boolean.getBoolean("backcast.write-sample-data")) {
      Files.writeString(FILE, ProjectileData.csv());
    }
    assertThat(Files.readString(FILE)).isEqualToNormalizingNewlines(ProjectileData.csv());
  }
}
