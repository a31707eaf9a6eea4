package io.backcast.ui.app;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ShippedModels;
import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Printable;
import io.backcast.model.Session;
import io.backcast.report.ReportFile;
import io.backcast.sentence.Sentence;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.state.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a model folder, or a session and its model. */
public final class ModelOpener {
  private final ModelSource folders;
  private final SessionFile sessions;

  /**
   * What was opened.
   *
   * @param model to be closed by the caller
   * @param folder that holds the model
   * @param session null if a model folder was opened; of another training of the model where the
   *     identities differ
   */
  public record Opened(InverseModel model, Path folder, @Nullable Session session) {
    /** Whether the session was saved with another training of the model. */
    boolean isOfAnotherTraining() {
      return session != null && !session.identity().equals(model.card().identity());
    }
  }

  public ModelOpener(Json json) {
    this(json, new ModelSource(json));
  }

  /** An opener of folders one of which may be open already. */
  ModelOpener(Json json, ModelSource folders) {
    this.folders = folders;
    this.sessions = new SessionFile(json);
  }

  /**
   * Opens a model folder or a session file.
   *
   * @param nearby further folders to search for a session's model, if it has been moved
   * @throws BackcastException if it cannot be opened or its model is not found
   */
  public Opened open(Path path, List<Path> nearby) throws BackcastException {
    if (Files.isDirectory(path)) {
      return new Opened(folders.open(path), path, null);
    }
    return ReportFile.isReport(path)
        ? openReport(path, nearby)
        : open(sessions.read(path), path, nearby);
  }

  /**
   * The session in a report. Whoever wrote it is not known: nothing is looked for where it says.
   *
   * @throws BackcastException if it is no report of this program
   */
  public Session sessionOf(Path report) throws BackcastException {
    return sessions.read(ReportFile.session(report), report);
  }

  /**
   * Opens the session in a report, with its model from places that the user knows.
   *
   * @param known folders to search for the model
   */
  private Opened openReport(Path report, List<Path> known) throws BackcastException {
    Session session = sessionOf(report);
    List<Path> places = new ArrayList<>(known);
    if (NewModels.problem(session.model()) == null) {
      Path parent = report.toAbsolutePath().getParent();
      if (parent != null) {
        places.add(parent.resolve(session.model()));
      }
      Path shipped = ShippedModels.find(session.model());
      if (shipped != null) {
        places.add(shipped);
      }
    }
    Opened found = firstOf(places, session);
    if (found == null) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          Sentence.of(
              "open.report-model",
              report,
              Printable.line(session.model()),
              Printable.line(session.identity())));
    }
    return found;
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
    Opened found = firstOf(places, session);
    if (found != null) {
      return found;
    }
    throw new BackcastException(
        ErrorCode.MISSING_FILE,
        Sentence.of("open.session-model", from, session.model(), session.identity()));
  }

  private @Nullable Opened firstOf(List<Path> places, Session session) throws BackcastException {
    for (Path place : places) {
      if (isModel(place, session)) {
        SessionState.check(session, folders.card(place).space());
        return new Opened(folders.open(place), place, session);
      }
    }
    return shipped(session);
  }

  /**
   * The session on the shipped model of its name, of another training than the session's; null if
   * there is none, or its variables or properties are others.
   */
  private @Nullable Opened shipped(Session session) throws BackcastException {
    boolean named = NewModels.problem(session.model()) == null;
    Path shipped = named ? ShippedModels.find(session.model()) : null;
    if (shipped == null) {
      return null;
    }
    DesignSpace space = folders.card(shipped).space();
    boolean fits =
        session.bounds().keySet().stream().allMatch(name -> space.variableIndex(name) >= 0)
            && session.tolerances().keySet().stream()
                .allMatch(name -> space.propertyIndex(name) >= 0);
    if (!fits) {
      return null;
    }
    SessionState.check(session, space);
    return new Opened(folders.open(shipped), shipped, session);
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
