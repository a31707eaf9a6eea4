package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why the system refused to read or write. */
public final class IoErrors {
  private IoErrors() {}

  /** Why a write failed, as a clause for a sentence. */
  public static Sentence reason(IOException e) {
    return switch (cause(e)) {
      case AccessDeniedException x -> Sentence.of("io.no-permission");
      case NoSuchFileException x -> Sentence.of("io.no-folder");
      case FileAlreadyExistsException x -> Sentence.of("io.part-is-file");
      case IOException x -> {
        String reason = systemReason(x);
        yield reason == null ? Sentence.of("io.refused") : known(reason);
      }
    };
  }

  /**
   * What to tell a user about a failure that no code expected, if the system's refusal to read or
   * write a file is behind it, as when a library cannot unpack itself; else null.
   */
  public static @Nullable BackcastException behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException e) {
        return new BackcastException(
            ErrorCode.FAILED,
            Sentence.of("io.behind", reason(e), System.getProperty("java.io.tmpdir")),
            failure);
      }
    }
    return null;
  }

  /** Words of the system, or of {@link WriteTarget}, that have a translation. */
  private static Sentence known(String reason) {
    return switch (reason) {
      case "No space left on device" -> Sentence.of("io.disk-full");
      case "Read-only file system" -> Sentence.of("io.read-only");
      case WriteTarget.FOLDER -> Sentence.of("io.is-folder");
      case WriteTarget.CIRCLE -> Sentence.of("io.circle");
      default -> Sentence.written(reason);
    };
  }

  /** The first failure, which others may wrap in words that say less. */
  private static IOException cause(IOException e) {
    IOException first = e;
    while (first.getCause() instanceof IOException before) {
      first = before;
    }
    return first;
  }

  /** The system's words without the file names, which would be those of temporary files. */
  private static @Nullable String systemReason(IOException e) {
    String reason = e instanceof FileSystemException system ? system.getReason() : null;
    return reason == null ? e.getMessage() : reason;
  }
}
