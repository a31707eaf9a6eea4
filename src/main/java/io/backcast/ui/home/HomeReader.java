package io.backcast.ui.home;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.Session;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.RecentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the cards and sessions that the home page offers; in the background. */
public final class HomeReader {
  private final ModelFolder folders;
  private final SessionFile sessions;
  private final FailureHandler failures;

  /**
   * Where to look.
   *
   * @param shipped models that come along
   * @param own models that were made here
   * @param recent models and sessions, newest first
   */
  public record Places(List<Path> shipped, List<Path> own, List<RecentFile> recent) {}

  /**
   * A reader.
   *
   * @param failures notes folders without a readable card
   */
  public HomeReader(Json json, FailureHandler failures) {
    this.folders = new ModelFolder(json);
    this.sessions = new SessionFile(json);
    this.failures = failures;
  }

  /** What there is; models whose card cannot be read are left out. */
  public HomeContents read(Places places) {
    Map<Path, @Nullable Instant> opened = new LinkedHashMap<>();
    places.recent().stream()
        .filter(r -> Files.isDirectory(r.path()))
        .forEach(r -> opened.putIfAbsent(real(r.path()), r.opened()));
    List<HomeContents.ModelEntry> models = new ArrayList<>();
    Stream.of(opened.keySet().stream(), places.shipped().stream(), places.own().stream())
        .flatMap(paths -> paths)
        .map(HomeReader::real)
        .distinct()
        .forEach(folder -> addModel(folder, opened.get(folder), models));
    // stable: what was never opened stays behind, in its order
    models.sort(
        Comparator.comparing(
            HomeContents.ModelEntry::opened, Comparator.nullsLast(Comparator.reverseOrder())));
    List<HomeContents.SessionEntry> found =
        places.recent().stream()
            .filter(r -> Files.isRegularFile(r.path()))
            .map(r -> session(r, models))
            .toList();
    return new HomeContents(List.copyOf(models), found);
  }

  private void addModel(
      Path folder, @Nullable Instant opened, List<HomeContents.ModelEntry> models) {
    if (!Files.exists(folder.resolve(ModelFolder.CARD))) {
      return;
    }
    try {
      models.add(new HomeContents.ModelEntry(folder, folders.card(folder), opened));
    } catch (BackcastException e) {
      failures.note(e);
    }
  }

  private HomeContents.SessionEntry session(
      RecentFile recent, List<HomeContents.ModelEntry> models) {
    try {
      Session session = sessions.read(recent.path());
      ModelCard card =
          models.stream()
              .map(HomeContents.ModelEntry::card)
              .filter(c -> c.identity().equals(session.identity()))
              .findFirst()
              .orElse(null);
      return new HomeContents.SessionEntry(recent.path(), session, card, recent.opened(), null);
    } catch (BackcastException e) {
      return new HomeContents.SessionEntry(recent.path(), null, null, recent.opened(), e.said());
    }
  }

  /** One path for one folder, however it was reached. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
