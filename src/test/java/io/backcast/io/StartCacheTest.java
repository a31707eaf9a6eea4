package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void program() throws Exception {
    jar = Files.writeString(folder.resolve("program.jar"), "classes");
  }

  private StartCache published() throws Exception {
    StartCache cache = StartCache.of(jar, folder);
    Files.createDirectories(cache.file().getParent());
    cache.publish(Files.writeString(cache.file().resolveSibling("made"), "loaded"));
    return cache;
  }

  @Test
  void aPublishedCacheIsValidForTheNextStart() throws Exception {
    published();
    assertThat(StartCache.of(jar, folder).valid()).isTrue();
  }

  @Test
  void aMissingOneIsNot() throws Exception {
    assertThat(StartCache.of(jar, folder).valid()).isFalse();
  }

  @Test
  void aFileThatSomethingHasWrittenToIsNotUsed() throws Exception {
    StartCache cache = published();
    Files.writeString(cache.file(), "lOaded");
    assertThat(cache.valid()).isFalse();
  }

  @Test
  void aFolderInItsPlaceIsNotUsed() throws Exception {
    StartCache cache = StartCache.of(jar, folder);
    Files.createDirectories(cache.file());
    assertThat(cache.valid()).isFalse();
  }

  @Test
  void anotherBuildHasAnotherCacheAndMakesTheOldOneOutdated() throws Exception {
    StartCache old = published();
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    StartCache now = StartCache.of(jar, folder);
    assertThat(now.valid()).isFalse();
    assertThat(now.outdated(old.file())).isTrue();
    assertThat(now.outdated(now.file())).isFalse();
    assertThat(now.outdated(now.file().resolveSibling("lock"))).isFalse();
  }

  @Test
  void aProgramInAnotherPlaceKeepsItsOwn() throws Exception {
    StartCache here = published();
    Path elsewhere = Files.copy(jar, folder.resolve("copy.jar"));
    assertThat(StartCache.of(elsewhere, folder).outdated(here.file())).isFalse();
  }

  @Test
  void classesOutsideAJarHaveNone() {
    assertThat(StartCache.here(folder)).isNull();
  }
}
