package io.backcast.ui.app;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.settings.SettingsViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The folder of files that can be made anew: miniatures, documentation, unpacked libraries. */
final class CacheFiles implements SettingsViewModel.CacheView {
  /** What the running program has loaded or will load from there. */
  private static final Set<String> IN_USE = Set.of("javafx", "jna", "onnxruntime");

  private final Path folder;
  private final TaskRunner runner;

  CacheFiles(Path folder, TaskRunner runner) {
    this.folder = folder;
    this.runner = runner;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public void measure(Consumer<Long> bytes) {
    run(() -> size(folder), bytes);
  }

  @Override
  public void empty(Consumer<Long> bytes) {
    run(
        () -> {
          remove();
          return size(folder);
        },
        bytes);
  }

  private void run(TaskRunner.Work<Long> work, Consumer<Long> bytes) {
    runner.run(
        work,
        new TaskRunner.Outcome<Long>() {
          @Override
          public void succeeded(Long size) {
            bytes.accept(size);
          }

          @Override
          public void failed(BackcastException failure) {
            runner.report(failure);
          }
        });
  }

  /** Bytes in a folder; files that vanish meanwhile do not count. */
  static long size(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** Removes all that is not in use; what the system does not let go is removed at the end. */
  private void remove() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> parts = Files.list(folder)) {
      parts.filter(p -> !IN_USE.contains(name(p))).toList().forEach(AtomicFiles::deleteTree);
    } catch (IOException | UncheckedIOException e) {
      // the size that is shown next says what is left
      return;
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
