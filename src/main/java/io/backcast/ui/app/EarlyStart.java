package io.backcast.ui.app;

import io.backcast.engine.EngineTuning;
import io.backcast.engine.ModelFolder;
import io.backcast.font.FontFolder;
import io.backcast.font.Typeface;
import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.io.SettingsFile;
import io.backcast.io.Threads;
import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.lab.Bench;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a start of the window needs from files, read while JavaFX starts: the model that will be
 * shown first, the laboratory, the typeface.
 */
public final class EarlyStart {
  /** Networks are tried out when the first pictures are drawn. */
  private static final int TRIALS_AFTER_SECONDS = 5;

  private final Json json;
  private final ModelSource models;
  private final TaskRunner.Early<Bench> bench;
  private final AfterStart afterwards;

  private EarlyStart(
      Json json, ModelSource models, TaskRunner.Early<Bench> bench, AfterStart afterwards) {
    this.json = json;
    this.models = models;
    this.bench = bench;
    this.afterwards = afterwards;
  }

  /**
   * Begins to read.
   *
   * @param file that the window is to open; null for what was open last
   * @param user folder for user data
   * @param caches folder of what can be made anew
   * @param afterwards what is done when the window is up
   */
  public static EarlyStart of(@Nullable Path file, Path user, Path caches, AfterStart afterwards) {
    Json json = new Json();
    // before the first work of many threads
    Threads.limit(new SettingsFile(user, json).settings().threads(), System.getProperties());
    ModelSource models =
        new ModelSource(
            json, EngineTuning.kept(caches, json, TaskRunner.after(TRIALS_AFTER_SECONDS)));
    Path folder = folder(file, user, json);
    if (folder != null) {
      models.openEarly(folder);
    }
    return new EarlyStart(
        json,
        models,
        TaskRunner.early(
            "backcast-bench",
            () -> {
              // Java keeps the texts that it reads, and the window finds them read
              new Texts(Locale.getDefault());
              Typeface.values();
              if (FontFolder.needed()) {
                FontFolder.path();
              }
              return Bench.of(user, json, InstantSource.system());
            }),
        afterwards);
  }

  /** The model's folder that will most likely be shown first; null if that is not known. */
  private static @Nullable Path folder(@Nullable Path file, Path user, Json json) {
    if (file != null && Files.isDirectory(file)) {
      return Files.exists(file.resolve(ModelFolder.CARD)) ? file : null;
    }
    Path session = file == null ? KeptSessions.lastFile(user) : file;
    if (!session.toString().endsWith(SessionFile.SUFFIX) || !Files.exists(session)) {
      return null;
    }
    try {
      Session last = new SessionFile(json).read(session);
      Path named = Path.of(last.folder());
      // a session opens its own model and no other
      return new ModelFolder(json).card(named).identity().equals(last.identity()) ? named : null;
    } catch (BackcastException | InvalidPathException e) {
      // whoever opens it in earnest says what is wrong with it
      return null;
    }
  }

  AfterStart afterwards() {
    return afterwards;
  }

  Json json() {
    return json;
  }

  ModelSource models() {
    return models;
  }

  /** What the user's laboratory works with. */
  Bench bench() throws BackcastException {
    return bench.get();
  }
}
