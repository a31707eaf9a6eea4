package io.backcast.io;

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
    return switch (e) {
      case AccessDeniedException x -> "there is no permission to write there";
      case NoSuchFileException x -> "the folder does not exist";
      case FileAlreadyExistsException x -> "a part of the path is a file";
      default -> Objects.requireNonNullElse(systemReason(e), "the disk refused");
    };
  }

  /** The system's words without the file names, which would be those of temporary files. */
  private static @Nullable String systemReason(IOException e) {
    String reason = e instanceof FileSystemException system ? system.getReason() : null;
    return reason == null ? e.getMessage() : reason;
  }
}
