package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSwapTest {
  @TempDir private Path folder;
  private Path target;
  private Path fresh;
  private Path aside;

  @BeforeEach
  void anOldFolderAndANewOne() throws IOException {
    target = Files.createDirectories(folder.resolve("target"));
    fresh = Files.createDirectories(folder.resolve("fresh"));
    aside = folder.resolve("aside");
    Files.writeString(target.resolve("card"), "old");
    Files.writeString(target.resolve("gone"), "old");
    Files.writeString(target.resolve("notes"), "mine");
    Files.writeString(fresh.resolve("card"), "new");
  }

  private FolderSwap swap(FolderSwap.Mover mover) {
    return new FolderSwap(target, aside, old -> Set.of("card", "gone"), mover);
  }

  /** A mover that fails on its n-th move. */
  private static FolderSwap.Mover refusing(int n) {
    int[] moves = {0};
    return (from, to) -> {
      if (++moves[0] == n) {
        throw new FileSystemException(to.toString(), null, "in use");
      }
      Files.move(from, to);
    };
  }

  @Test
  void theNewFolderIsInPlaceWithWhatWasNotTheOldOnes() throws Exception {
    swap(Files::move).putInPlace(fresh);
    assertThat(target.resolve("card")).hasContent("new");
    assertThat(target.resolve("notes")).hasContent("mine");
    assertThat(target.resolve("gone")).doesNotExist();
    assertThat(aside).doesNotExist();
    assertThat(fresh).doesNotExist();
  }

  @Test
  void aMoveThatFailsLeavesTheOldFolderInItsPlace() {
    for (int n = 1; n <= 2; n++) {
      int refused = n;
      assertThatThrownBy(() -> swap(refusing(refused)).putInPlace(fresh))
          .isInstanceOf(FileSystemException.class);
      assertThat(target.resolve("card")).hasContent("old");
      assertThat(target.resolve("notes")).hasContent("mine");
      assertThat(fresh.resolve("card")).hasContent("new");
      assertThat(aside).doesNotExist();
    }
  }

  @Test
  void filesThatCouldNotBeMovedAreKeptAndMovedNextTime() throws Exception {
    assertThatThrownBy(() -> swap(refusing(3)).putInPlace(fresh))
        .isInstanceOf(FileSystemException.class);
    assertThat(target.resolve("card")).hasContent("new");
    assertThat(aside.resolve("notes")).hasContent("mine");
    swap(Files::move).recover();
    assertThat(target.resolve("card")).hasContent("new");
    assertThat(target.resolve("notes")).hasContent("mine");
    assertThat(aside).doesNotExist();
  }

  @Test
  void aCrashAfterTheOldFolderWasMovedIsUndone() throws Exception {
    Files.move(target, aside);
    swap(Files::move).recover();
    assertThat(target.resolve("card")).hasContent("old");
    assertThat(target.resolve("notes")).hasContent("mine");
    assertThat(aside).doesNotExist();
  }
}
