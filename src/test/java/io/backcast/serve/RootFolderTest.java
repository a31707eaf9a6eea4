package io.backcast.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients reach the folder of the server and nothing else. */
class RootFolderTest {
  @TempDir private Path folder;

  private Path outside;
  private RootFolder root;

  @BeforeEach
  void setUp() throws Exception {
    outside = Files.createDirectory(folder.resolve("outside"));
    root = RootFolder.of(Files.createDirectory(folder.resolve("root")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tmp/d.csv",
        "../d.csv",
        "a/../../d.csv",
        "a/../../outside/d.csv",
        "",
        "  ",
        "~/d.csv"
      })
  void aPathThatLeadsOutIsRefused(String name) {
    assertThatThrownBy(() -> root.newTable(name))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("is not inside the folder of this server");
    assertThatThrownBy(() -> root.existing(name)).isInstanceOf(BackcastException.class);
    assertThatThrownBy(() -> root.model(name)).isInstanceOf(BackcastException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "table", "table.exe", "a\0b.csv"})
  void whatIsNoTableIsNotWritten(String name) {
    assertThatThrownBy(() -> root.newTable(name)).isInstanceOf(BackcastException.class);
  }

  @Test
  void aTableIsWrittenInsideAndInFoldersThatAreNotThereYet() throws Exception {
    assertThat(root.newTable("d.csv")).isEqualTo(root.path().resolve("d.csv"));
    assertThat(root.newTable("a/b/./c.parquet")).isEqualTo(root.path().resolve("a/b/c.parquet"));
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Files.writeString(root.path().resolve("d.csv"), "mine");
    Files.writeString(root.path().resolve("e.provenance.json"), "mine");
    assertThatThrownBy(() -> root.newTable("d.csv")).hasMessageContaining("not overwritten");
    assertThatThrownBy(() -> root.newTable("e.csv")).hasMessageContaining("not overwritten");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void aLinkThatLeadsOutIsRefused() throws Exception {
    link("out", outside);
    link("file.csv", Files.writeString(outside.resolve("secret.csv"), "a\n1\n"));
    link("nowhere", folder.resolve("not-there"));
    link("nowhere.csv", folder.resolve("not-there.csv"));
    for (String name : new String[] {"out/d.csv", "out/new/d.csv", "nowhere/d.csv"}) {
      assertThatThrownBy(() -> root.newTable(name)).as(name).hasMessageContaining("not inside");
    }
    assertThatThrownBy(() -> root.newTable("nowhere.csv")).isInstanceOf(BackcastException.class);
    assertThatThrownBy(() -> root.existing("file.csv")).hasMessageContaining("not inside");
    assertThat(outside).isDirectoryNotContaining(f -> !f.endsWith("secret.csv"));
    assertThatThrownBy(() -> root.writable("out/answers.jsonl")).hasMessageContaining("not inside");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void aLinkedModelOutsideIsNotOpened() throws Exception {
    Files.writeString(outside.resolve("model.json"), "{}");
    link("model", outside);
    assertThatThrownBy(() -> root.model("model")).hasMessageContaining("not inside");
    Files.createDirectory(root.path().resolve("mine"));
    link("mine/model.json", outside.resolve("model.json"));
    assertThatThrownBy(() -> root.model("mine")).hasMessageContaining("not inside");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void aLinkThatStaysInsideIsFollowed() throws Exception {
    Path there = Files.createDirectory(root.path().resolve("there"));
    Files.writeString(there.resolve("d.csv"), "a\n1\n");
    link("here", there);
    assertThat(root.existing("here/d.csv")).isEqualTo(there.resolve("d.csv"));
    assertThat(root.newTable("here/e.csv")).isEqualTo(root.path().resolve("here/e.csv"));
  }

  @Test
  void modelsThatComeAlongAreNamedAndNotReachedByAPath() throws Exception {
    assertThat(root.model("mos2-strain")).endsWith(Path.of("models", "mos2-strain"));
    assertThatThrownBy(() -> root.model("models/../mos2-strain/..")).isNotNull();
    assertThatThrownBy(() -> root.model("..")).isInstanceOf(BackcastException.class);
    assertThatThrownBy(() -> root.model("none")).hasMessageContaining("list_models");
  }

  @Test
  void aFolderThatIsNoneIsRefusedAtTheStart() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> RootFolder.of(file)).hasMessageContaining("Name a folder as --root");
    assertThatThrownBy(() -> RootFolder.of(folder.resolve("none")))
        .hasMessageContaining("is no folder");
  }

  private void link(String name, Path to) throws IOException {
    Files.createSymbolicLink(root.path().resolve(name), to);
  }
}
