package io.backcast.verify.queue;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that keeps a queue while the program does not run. */
public final class QueueFile {
  private static final int FORMAT = 1;

  private final Path file;
  private final Json json;

  /**
   * What is in the file.
   *
   * @param formatVersion 1
   * @param paused whether the user has paused it
   */
  record Content(int formatVersion, boolean paused, List<QueuedCalculation> calculations) {
    Content {
      calculations = List.copyOf(calculations);
    }

    static Content of(boolean paused, List<QueuedCalculation> calculations) {
      return new Content(FORMAT, paused, calculations);
    }
  }

  public QueueFile(Path file, Json json) {
    this.file = file;
    this.json = json;
  }

  /**
   * Reads the queue of the last run; an empty one where there is none.
   *
   * @throws BackcastException if the file is damaged, or of a newer program
   */
  Content read() throws BackcastException {
    if (!Files.exists(file)) {
      return Content.of(false, List.of());
    }
    json.checkFormat(file, "queue", FORMAT, ErrorCode.BAD_JSON);
    return json.read(file, Content.class, null);
  }

  void write(Content content) throws BackcastException {
    json.write(file, content);
  }
}
