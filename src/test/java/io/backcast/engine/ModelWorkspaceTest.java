package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.engine.ModelWorkspace.IfExists;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWorkspaceTest {
  private static final Path OLD = Path.of("models", "spring");
  private static final Path NEW = Path.of("models", "projectile");

  @TempDir private Path folder;
  private final Json json = new Json();
  private Path target;

  @BeforeEach
  void inAFolderOfItsOwn() {
    target = folder.resolve("model");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    }
  }

  private static Map<String, String> contents(Path of) throws IOException, BackcastException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(of)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(of.relativize(file).toString(), Digests.sha256(file));
      }
    }
    return digests;
  }

  private ModelWorkspace open(IfExists ifExists) throws BackcastException {
    return ModelWorkspace.open(target, ifExists, json);
  }

  private Stream<Path> beside() throws IOException {
    return Files.list(folder).filter(f -> !f.equals(target));
  }

  @Test
  void aNewModelAppearsWholeAndNothingElse() throws Exception {
    try (ModelWorkspace workspace = open(IfExists.REFUSE)) {
      copy(NEW, workspace.folder());
      assertThat(target).doesNotExist();
      workspace.publish();
    }
    assertThat(contents(target)).isEqualTo(contents(NEW));
    assertThat(beside()).isEmpty();
  }

  @Test
  void workThatStopsLeavesTheOldModelAndIsFoundAgain() throws Exception {
    copy(OLD, target);
    try (ModelWorkspace workspace = open(IfExists.REPLACE)) {
      Files.writeString(workspace.folder().resolve("backward.onnx"), "half");
      Files.writeString(
          Files.createDirectories(workspace.checkpoints()).resolve("member-1.bin"), "state");
    }
    assertThat(contents(target)).isEqualTo(contents(OLD));
    try (ModelWorkspace workspace = open(IfExists.REPLACE)) {
      assertThat(workspace.checkpoints().resolve("member-1.bin")).hasContent("state");
      assertThat(workspace.folder()).isEmptyDirectory();
      workspace.deleteCheckpoints();
    }
    assertThat(beside()).isEmpty();
  }

  @Test
  void aModelIsReplacedWholeAndTheUsersOwnFilesStay() throws Exception {
    copy(OLD, target);
    Files.writeString(target.resolve("notes.txt"), "mine");
    Files.writeString(Files.createDirectories(target.resolve("report")).resolve("old.png"), "old");
    try (ModelWorkspace workspace = open(IfExists.REPLACE)) {
      copy(NEW, workspace.folder());
      workspace.publish();
    }
    assertThat(target.resolve("notes.txt")).hasContent("mine");
    Files.delete(target.resolve("notes.txt"));
    assertThat(contents(target)).isEqualTo(contents(NEW));
    assertThat(beside()).isEmpty();
  }

  @Test
  void anUnsoundModelIsNeverPutInPlace() throws Exception {
    copy(OLD, target);
    try (ModelWorkspace workspace = open(IfExists.REPLACE)) {
      copy(NEW, workspace.folder());
      Files.copy(
          OLD.resolve("backward.onnx"),
          workspace.folder().resolve("backward.onnx"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      assertThatThrownBy(workspace::publish).hasMessageContaining("another model");
    }
    assertThat(contents(target)).isEqualTo(contents(OLD));
    assertThat(beside()).isEmpty();
  }

  @Test
  void anExistingModelStaysUnlessItMayBeReplaced() throws Exception {
    copy(OLD, target);
    assertThatThrownBy(() -> open(IfExists.REFUSE)).hasMessageContaining("already holds a model");
    target = Files.createDirectories(folder.resolve("letters"));
    Files.writeString(target.resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> open(IfExists.REPLACE)).hasMessageContaining("other files");
    assertThat(target.resolve("letter.txt")).exists();
  }

  @Test
  void twoDoNotWorkOnTheSameModel() throws Exception {
    try (ModelWorkspace workspace = open(IfExists.REPLACE)) {
      assertThat(workspace.folder()).exists();
      assertThatThrownBy(() -> open(IfExists.REPLACE)).hasMessageContaining("another training");
      assertThat(workspace.folder()).exists();
    }
  }

  @Test
  void aCrashInTheMiddleOfTheSwapIsUndone() throws Exception {
    copy(OLD, target);
    Path place = Files.createDirectories(folder.resolve(".model.partial"));
    Files.move(target, place.resolve("replaced"));
    assertThatThrownBy(() -> open(IfExists.REFUSE)).hasMessageContaining("already holds a model");
    assertThat(contents(target)).isEqualTo(contents(OLD));
  }
}
