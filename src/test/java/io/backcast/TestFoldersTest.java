package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFoldersTest {
  @TempDir private static Path shared;

  @TempDir private Path folder;

  @Test
  void aFolderInWhichAThreadStillWritesIsDeletedInTheEnd() throws Exception {
    Path inner = Files.createDirectories(folder.resolve("a").resolve("b"));
    CountDownLatch begun = new CountDownLatch(1);
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < 2_000; i++) {
                    try {
                      Files.createDirectories(inner);
                      Files.writeString(inner.resolve("f" + i), "late");
                    } catch (java.io.IOException e) {
                      // the folder has just gone; there will be another
                      continue;
                    }
                    begun.countDown();
                  }
                });
    Patience.open(begun);
    Patience.until(() -> TestFolders.isDeleted(folder) && !writer.isAlive());
    assertThat(TestFolders.isDeleted(folder)).isTrue();
    assertThat(folder).doesNotExist();
  }

  @Test
  void theseFoldersAreThoseOfJUnit() throws Exception {
    assertThat(Files.writeString(shared.resolve("kept"), "until the end")).exists();
    assertThat(TempDir.DEFAULT_FACTORY_PROPERTY_NAME)
        .isEqualTo("junit.jupiter.tempdir.factory.default");
  }
}
