package io.backcast.cli;

import io.backcast.io.Json;
import io.backcast.io.UnknownKey;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Printable;
import java.nio.file.Path;

/** Names keys of a card that have no meaning, instead of ignoring them. */
final class CardKeys {
  private CardKeys() {}

  /**
   * Tells unknown keys on standard error.
   *
   * @throws BackcastException if one is a known key misspelt: what it says would be lost
   */
  static void check(Json json, Path file, String schema) throws BackcastException {
    for (UnknownKey unknown : json.unknownKeys(file, schema)) {
      if (unknown.meant() != null) {
        throw new BackcastException(
            ErrorCode.BAD_JSON,
            "%s: at %s: there is no key “%s”. Write “%s”, or begin a remark with _."
                .formatted(file, unknown.place(), unknown.key(), unknown.meant()));
      }
      System.err.println(
          Printable.line(
              "%s: the key %s is unknown and ignored.".formatted(file, unknown.place())));
    }
  }
}
