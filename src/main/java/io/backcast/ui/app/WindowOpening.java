package io.backcast.ui.app;

import io.backcast.engine.ShippedModels;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.frame.AppContext;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens models and sessions in the background and shows them in a window. */
public final class WindowOpening {
  private final ModelOpener opener;
  private final BackgroundLoader loader;
  private final WindowHost host;
  private final UserPreferences preferences;
  private final AppContext context;

  public WindowOpening(
      ModelOpener opener,
      BackgroundLoader loader,
      WindowHost host,
      UserPreferences preferences,
      AppContext context) {
    this.opener = opener;
    this.loader = loader;
    this.host = host;
    this.preferences = preferences;
    this.context = context;
  }

  /**
   * Opens a model folder, as its window was left, or a session.
   *
   * @param failed receives the failure; nothing has changed then
   */
  public void open(Path path, FileKind kind, Consumer<BackcastException> failed) {
    host.save();
    load(
        String.valueOf(path.getFileName()),
        () -> {
          ModelOpener.Opened fresh = opener.open(path, preferences.recent());
          return kind == FileKind.MODEL ? asLeft(fresh) : fresh;
        },
        kind == FileKind.SESSION ? path : null,
        () -> {},
        failed);
  }

  private ModelOpener.Opened asLeft(ModelOpener.Opened fresh) {
    Session left = preferences.sessionOf(fresh.model().card());
    return left == null
        ? fresh
        : new ModelOpener.Opened(fresh.model(), fresh.folder(), left.in(fresh.folder().toString()));
  }

  /** Opens the session in a report, with its model from a folder that the user has named. */
  void openReport(Path report, Path model, Consumer<BackcastException> failed) {
    load(
        String.valueOf(report.getFileName()),
        () -> opener.open(report, List.of(model)),
        null,
        () -> {},
        failed);
  }

  /**
   * The session in a report.
   *
   * @throws BackcastException if it is no report of this program
   */
  Session sessionOf(Path report) throws BackcastException {
    return opener.sessionOf(report);
  }

  /**
   * Opens a model that exists for a while only, and is not remembered.
   *
   * @param then runs before its window is shown
   */
  void openInterim(Path folder, Runnable then) {
    loader.run(
        String.valueOf(folder.getFileName()),
        () -> opener.open(folder, List.of()),
        fresh -> {
          then.run();
          host.show(fresh, null, context.withOwnLog(), session -> {});
        },
        dropped -> dropped.model().close(),
        context.failures()::show);
  }

  /** Opens the session of the last run. */
  void reopen(Session last, Runnable then, Consumer<BackcastException> failed) {
    load(
        last.model(),
        () -> opener.open(last, Path.of(last.folder()), preferences.recent()),
        null,
        then,
        failed);
  }

  /** Opens the model that comes with the program, as its window was left. */
  void shipped(Runnable then, Consumer<BackcastException> failed) {
    host.save();
    load(
        ShippedModels.STANDARD,
        () -> asLeft(opener.open(ShippedModels.standard(), preferences.recent())),
        null,
        then,
        failed);
  }

  private void load(
      String name,
      TaskRunner.Work<ModelOpener.Opened> work,
      @Nullable Path file,
      Runnable then,
      Consumer<BackcastException> failed) {
    loader.run(
        name,
        work,
        fresh -> {
          host.show(fresh, file, context, preferences::autosave);
          preferences.addRecent(fresh.folder());
          if (file != null) {
            preferences.addRecent(file);
          }
          then.run();
        },
        dropped -> dropped.model().close(),
        failed);
  }
}
