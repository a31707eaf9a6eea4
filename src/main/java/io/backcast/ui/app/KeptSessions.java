package io.backcast.ui.app;

import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.Session;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state in which each model's window was left. That of the last window is in a file of its own,
 * which the next start opens; the others are in a folder beside it.
 */
final class KeptSessions {
  /** So many other models are remembered. */
  private static final int MOST = 40;

  private final Path last;
  private final Path others;
  private final SessionFile sessions;

  /** Identity of the model in the file of the last one; null where that is not known yet. */
  private @Nullable String identity;

  /**
   * Sessions in a folder for user data.
   *
   * @param user is created if missing
   */
  KeptSessions(Path user, SessionFile sessions) {
    this.last = lastFile(user);
    this.others = user.resolve("sessions");
    this.sessions = sessions;
  }

  /** The file of the session that was open last. */
  static Path lastFile(Path user) {
    return user.resolve("autosave" + SessionFile.SUFFIX);
  }

  /**
   * The session that was open last; null if there is none.
   *
   * @throws BackcastException if its file is damaged
   */
  @Nullable Session last() throws BackcastException {
    return Files.exists(last) ? sessions.read(last) : null;
  }

  /**
   * The state in which the window of a model was left; null if it is not known.
   *
   * @param model its identity
   * @throws BackcastException if a file of its own is damaged
   */
  @Nullable Session of(String model) throws BackcastException {
    Session recent = lastIfReadable();
    if (recent != null && recent.identity().equals(model)) {
      return recent;
    }
    Path file = file(model);
    return Files.exists(file) ? sessions.read(file) : null;
  }

  /** Keeps a session as the last one; that of another model goes to the others. */
  void keep(Session session) throws BackcastException {
    Session before = session.identity().equals(identity) ? null : lastIfReadable();
    boolean other = before != null && !before.identity().equals(session.identity());
    if (before != null && other) {
      // first, so that nothing is lost where one of the two cannot be written
      sessions.write(file(before.identity()), before);
    }
    sessions.write(last, session);
    identity = session.identity();
    if (other) {
      forgetOldest();
    }
  }

  /** What cannot be read is nothing to keep. */
  private @Nullable Session lastIfReadable() {
    try {
      return last();
    } catch (BackcastException e) {
      return null;
    }
  }

  /** Identities are what cards say, which is anything. */
  private Path file(String model) {
    String name = Digests.sha256(model.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    return others.resolve(name + SessionFile.SUFFIX);
  }

  private void forgetOldest() throws BackcastException {
    try (Stream<Path> files = Files.list(others)) {
      List<Path> newest =
          files
              .filter(file -> file.toString().endsWith(SessionFile.SUFFIX))
              .sorted(Comparator.comparing(KeptSessions::written).reversed())
              .toList();
      for (Path old : newest.subList(Math.min(MOST, newest.size()), newest.size())) {
        Files.deleteIfExists(old);
      }
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("file.unreadable-path", others), e);
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      // it has gone meanwhile
      return FileTime.fromMillis(0);
    }
  }
}
