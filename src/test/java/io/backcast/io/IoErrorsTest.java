package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class IoErrorsTest {

  @Test
  void aReasonIsGivenInWords() {
    assertThat(IoErrors.reason(new AccessDeniedException("x")))
        .hasToString("there is no permission to write there");
    assertThat(IoErrors.reason(new NoSuchFileException("x")))
        .hasToString("the folder does not exist");
    assertThat(IoErrors.reason(new FileAlreadyExistsException("x")))
        .hasToString("a part of the path is a file");
    assertThat(IoErrors.reason(new FileSystemException("x", "y", "Read-only file system")))
        .hasToString("Read-only file system");
    assertThat(IoErrors.reason(new FileSystemException("x"))).hasToString("x");
    assertThat(IoErrors.reason(new IOException())).hasToString("the disk refused");
    assertThat(IoErrors.reason(new IOException("image", new IOException("No space"))))
        .hasToString("No space");
  }
}
