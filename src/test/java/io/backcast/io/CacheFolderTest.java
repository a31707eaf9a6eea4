package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  private static Path place(Map<String, String> environment, String system) {
    return CacheFolder.standard(environment, "home", system).path();
  }

  @Test
  void eachSystemHasItsOwnPlaceForCaches() {
    assertThat(place(Map.of(), "Linux")).isEqualTo(Path.of("home/.cache/backcast"));
    assertThat(place(Map.of("XDG_CACHE_HOME", ""), "Linux"))
        .isEqualTo(Path.of("home/.cache/backcast"));
    assertThat(place(Map.of("XDG_CACHE_HOME", "cache", "LOCALAPPDATA", "no"), "Linux"))
        .isEqualTo(Path.of("cache/backcast"));
    assertThat(place(Map.of("LOCALAPPDATA", "local", "XDG_CACHE_HOME", "no"), "Windows 11"))
        .isEqualTo(Path.of("local/Backcast/cache"));
    assertThat(place(Map.of(), "Windows 11"))
        .isEqualTo(Path.of("home/AppData/Local/Backcast/cache"));
    assertThat(place(Map.of("XDG_CACHE_HOME", "no"), "Mac OS X"))
        .isEqualTo(Path.of("home/Library/Caches/Backcast"));
    // “darwin” contains “win”
    assertThat(place(Map.of(), "Darwin")).isEqualTo(Path.of("home/.cache/backcast"));
  }

  @Test
  void theLibrariesUseTheFolderUnlessTheUserHasSetAnother() {
    Properties system = new Properties();
    system.setProperty("DJL_CACHE_DIR", "mine");
    new CacheFolder(Path.of("cache")).configure(system);
    assertThat(system)
        .containsOnly(
            Map.entry("DJL_CACHE_DIR", "mine"),
            Map.entry("javafx.cachedir", Path.of("cache", "javafx").toString()),
            Map.entry("jna.tmpdir", Path.of("cache", "jna").toString()));
    system.remove("DJL_CACHE_DIR");
    new CacheFolder(Path.of("cache")).configure(system);
    assertThat(system).containsEntry("DJL_CACHE_DIR", Path.of("cache", "djl").toString());
  }
}
