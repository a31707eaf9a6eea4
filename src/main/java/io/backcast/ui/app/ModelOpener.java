package io.backcast.ui.app;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ShippedModels;
import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Session;
import io.backcast.ui.state.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a model folder, or a session and its model. */
public final class ModelOpener {
  private final ModelFolder folders;
  private final SessionFile sessions;

  /**
   * What was opened.
   *
   * @param model to be closed by the caller
   * @param folder that holds the model
   * @param session null if a model folder was opened
   */
  public record Opened(InverseModel model, Path folder, @Nullable Session session) {}

  public ModelOpener(Json json) {
    this.folders = new ModelFolder(json);
    this.sessions = new SessionFile(json);
  }

  /**
   * Opens a model folder or a session file.
   *
   * @param nearby further folders to search for a session's model, if it has been moved
   * @throws BackcastException if it cannot be opened or its model is not found
   */
  public Opened open(Path path, List<Path> nearby) throws BackcastException {
    return Files.isDirectory(path)
        ? new Opened(folders.open(path), path, null)
        : open(sessions.read(path), path, nearby);
  }

  /** Opens the model of a session from file {@code from}. */
  Opened open(Session session, Path from, List<Path> nearby) throws BackcastException {
    List<Path> places = new ArrayList<>();
    places.add(Path.of(session.folder()));
    Path parent = from.toAbsolutePath().getParent();
    if (parent != null) {
      places.add(parent.resolve(session.model()));
      places.add(parent);
    }
    Path shipped = ShippedModels.find(session.model());
    if (shipped != null) {
      places.add(shipped);
    }
    places.addAll(nearby);
    for (Path place : places) {
      if (isModel(place, session)) {
        SessionState.check(session, folders.card(place).space());
        return new Opened(folders.open(place), place, session);
      }
    }
    throw new BackcastException(
        ErrorCode.MISSING_FILE,
        ("%s needs the model %s (identity %s), which was not found. Put its folder beside the"
                + " session, or open the model once and try again.")
            .formatted(from, session.model(), session.identity()));
  }

  private boolean isModel(Path place, Session session) {
    try {
      ModelCard card = Files.isDirectory(place) ? folders.card(place) : null;
      return card != null && card.identity().equals(session.identity());
    } catch (BackcastException e) {
      // a folder without a readable card is not the model
      return false;
    }
  }
}
