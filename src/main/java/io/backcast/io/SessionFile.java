package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Session;
import java.nio.file.Path;

/** Reads and writes session files. */
public final class SessionFile {
  /** What session files end in. */
  public static final String SUFFIX = ".backcast.json";

  private static final String SCHEMA = "/io/backcast/session.schema.json";

  private final Json json;

  public SessionFile(Json json) {
    this.json = json;
  }

  /**
   * Reads a session.
   *
   * @throws BackcastException if the file is no session, or one of a newer program
   */
  public Session read(Path file) throws BackcastException {
    int format = json.tree(file).path("formatVersion").asInt(0);
    if (format > Session.FORMAT) {
      throw new BackcastException(
          ErrorCode.BAD_JSON,
          "%s is written in session format %d; this program reads up to %d. Use a newer Backcast."
              .formatted(file, format, Session.FORMAT));
    }
    return json.read(file, Session.class, SCHEMA);
  }

  public void write(Path file, Session session) throws BackcastException {
    json.write(file, session);
  }
}
