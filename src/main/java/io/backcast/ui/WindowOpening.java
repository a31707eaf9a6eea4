package io.backcast.ui;

import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.common.TaskRunner;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens models and sessions in the background and shows them in the window's place. */
final class WindowOpening {
  private final Opener opener;
  private final Loading loading;
  private final WindowHost host;
  private final Memory memory;
  private final Context context;

  WindowOpening(Opener opener, Loading loading, WindowHost host, Memory memory, Context context) {
    this.opener = opener;
    this.loading = loading;
    this.host = host;
    this.memory = memory;
    this.context = context;
  }

  /**
   * Opens a model folder or a session.
   *
   * @param failed hears why not; everything is as it was then
   */
  void open(Path path, FileKind kind, Consumer<BackcastException> failed) {
    load(
        String.valueOf(path.getFileName()),
        () -> opener.open(path, memory.recent()),
        kind == FileKind.SESSION ? path : null,
        () -> {},
        failed);
  }

  /** Opens the session as it was when the program ended. */
  void reopen(Session last, Runnable then, Consumer<BackcastException> failed) {
    load(
        last.model(),
        () -> opener.open(last, Path.of(last.folder()), memory.recent()),
        null,
        then,
        failed);
  }

  /** Opens the model that comes with the program. */
  void shipped(Runnable then, Consumer<BackcastException> failed) {
    load(
        "Backcast",
        () -> opener.open(ShippedModels.standard(), memory.recent()),
        null,
        then,
        failed);
  }

  private void load(
      String name,
      TaskRunner.Work<Opener.Opened> work,
      @Nullable Path file,
      Runnable then,
      Consumer<BackcastException> failed) {
    loading.run(
        name,
        work,
        fresh -> {
          host.show(fresh, file, context, memory::autosave);
          memory.addRecent(fresh.folder());
          if (file != null) {
            memory.addRecent(file);
          }
          then.run();
        },
        dropped -> dropped.model().close(),
        failed);
  }
}
