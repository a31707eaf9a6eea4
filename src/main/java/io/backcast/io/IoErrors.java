package io.backcast.io;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in plain words why the system refused to read or write. */
public final class IoErrors {
  private IoErrors() {}

  /** Why a write failed, as a clause for a sentence. */
  public static String reason(IOException e) {
    return switch (cause(e)) {
      case AccessDeniedException x -> "there is no permission to write there";
      case NoSuchFileException x -> "the folder does not exist";
      case FileAlreadyExistsException x -> "a part of the path is a file";
      case IOException x -> Objects.requireNonNullElse(systemReason(x), "the disk refused");
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
            "a file that the program needs could not be read or written: %s. Look at the free space and the permissions of the temporary folder %s and of your home folder."
                .formatted(reason(e), System.getProperty("java.io.tmpdir")),
            failure);
      }
    }
    return null;
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
