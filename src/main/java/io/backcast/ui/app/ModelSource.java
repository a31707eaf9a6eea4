package io.backcast.ui.app;

import io.backcast.engine.EngineTuning;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.ui.common.TaskRunner;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens model folders; one of them may have been opened early, and is handed out once. */
final class ModelSource {
  private final ModelFolder folders;
  private @Nullable Path place;
  private TaskRunner.@Nullable Early<InverseModel> early;

  /** A source of which nothing is open yet. */
  ModelSource(Json json) {
    this(json, EngineTuning.none());
  }

  /** A source of models whose networks are run as suits this machine. */
  ModelSource(Json json, EngineTuning tuning) {
    this.folders = new ModelFolder(json, tuning);
  }

  /** Begins to open a folder that will most likely be asked for, without JavaFX. */
  void openEarly(Path folder) {
    Path named = folder.toAbsolutePath().normalize();
    place = named;
    early = TaskRunner.early("backcast-model", () -> folders.open(named));
  }

  ModelCard card(Path folder) throws BackcastException {
    return folders.card(folder);
  }

  InverseModel open(Path folder) throws BackcastException {
    TaskRunner.Early<InverseModel> opened = take(folder);
    return opened == null ? folders.open(folder) : opened.get();
  }

  /** Closes what was opened early and never asked for, once it is open. */
  void release() {
    TaskRunner.Early<InverseModel> opened = take();
    if (opened != null) {
      opened.whenDone(InverseModel::close);
    }
  }

  private synchronized TaskRunner.@Nullable Early<InverseModel> take() {
    TaskRunner.Early<InverseModel> opened = early;
    place = null;
    early = null;
    return opened;
  }

  private synchronized TaskRunner.@Nullable Early<InverseModel> take(Path folder) {
    if (!folder.toAbsolutePath().normalize().equals(place)) {
      return null;
    }
    return take();
  }
}
