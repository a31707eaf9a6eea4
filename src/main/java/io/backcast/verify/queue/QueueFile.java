package io.backcast.verify.queue;

import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The file that keeps a queue while the program does not run. Of several programs the one that
 * takes it first may write. A file that cannot be read is never overwritten: the first thing
 * written after it moves it aside.
 */
public final class QueueFile {
  private static final int FORMAT = 1;

  private final Path file;
  private final Json json;
  private final QueueLock lock;
  private boolean unreadable;

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
    lock = new QueueLock(file.resolveSibling(file.getFileName() + ".lock"));
  }

  /** Whether this program may write. */
  boolean isOwn() {
    return lock.held();
  }

  /**
   * Makes it this program's, unless it is another's.
   *
   * @return whether this program may write
   * @throws BackcastException if the folder cannot be written
   */
  boolean take() throws BackcastException {
    return lock.take();
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
    try {
      Content content = json.read(file, "queue", FORMAT, ErrorCode.BAD_JSON, Content.class, null);
      unreadable = false;
      return content;
    } catch (BackcastException e) {
      unreadable = true;
      throw new BackcastException(
          e.code(), Sentence.of("queue.begins-empty", e.said(), aside().getFileName()), e);
    }
  }

  /** What to do where it is another program's. */
  BackcastException foreign() {
    return new BackcastException(ErrorCode.FAILED, Sentence.of("queue.other-program", file));
  }

  void write(Content content) throws BackcastException {
    if (unreadable) {
      moveAside();
      unreadable = false;
    }
    json.write(file, content);
  }

  private void moveAside() throws BackcastException {
    Path aside = aside();
    try {
      Files.move(file, aside);
    } catch (NoSuchFileException e) {
      // somebody has taken it away already
      return;
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, Sentence.of("queue.stuck", file, aside, IoErrors.reason(e)), e);
    }
  }

  /** A name that no file has yet. */
  private Path aside() {
    String name = file.getFileName() + ".unreadable";
    Path aside = file.resolveSibling(name);
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(name + "-" + i);
    }
    return aside;
  }
}
