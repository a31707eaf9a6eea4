package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Session;
import java.nio.file.Path;

/** Reads and writes session files. */
public final class SessionFile {
  /** The suffix of session files. */
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
    return json.read(file, "session", Session.FORMAT, ErrorCode.BAD_JSON, Session.class, SCHEMA);
  }

  /**
   * Reads a session that another file holds.
   *
   * @param bytes the session as JSON in UTF-8
   * @param holder the file, for messages
   * @throws BackcastException if it is no session, or one of a newer program
   */
  public Session read(byte[] bytes, Path holder) throws BackcastException {
    return json.read(bytes, holder, Session.FORMAT, Session.class, SCHEMA);
  }

  public void write(Path file, Session session) throws BackcastException {
    json.write(file, session);
  }
}
