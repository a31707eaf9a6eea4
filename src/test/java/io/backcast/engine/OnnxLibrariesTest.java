package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxLibrariesTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x64",
    "Linux, aarch64, linux-aarch64",
    "Mac OS X, aarch64, osx-aarch64",
    "Mac OS X, x86_64, osx-x64",
    "Windows 11, amd64, win-x64"
  })
  void aSystemIsCalledAsInTheJarOfOnnxRuntime(String os, String architecture, String expected) {
    assertThat(OnnxLibraries.system(os, architecture)).isEqualTo(expected);
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void theLibrariesOfThisSystemAreUnpackedAndDeleted() throws Exception {
    String before = System.getProperty(OnnxLibraries.PATH);
    System.clearProperty(OnnxLibraries.PATH);
    try {
      Path folder;
      try (OnnxLibraries libraries = OnnxLibraries.unpack()) {
        assertThat(libraries).isNotNull();
        folder = Path.of(System.getProperty(OnnxLibraries.PATH, "no libraries"));
        assertThat(folder.resolve(System.mapLibraryName("onnxruntime"))).isNotEmptyFile();
        assertThat(folder.resolve(System.mapLibraryName("onnxruntime4j_jni"))).isNotEmptyFile();
      }
      assertThat(Files.exists(folder)).isFalse();
    } finally {
      restore(before);
    }
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void aPlaceThatTheUserHasSetStays() throws Exception {
    String before = System.getProperty(OnnxLibraries.PATH);
    System.setProperty(OnnxLibraries.PATH, "mine");
    try (OnnxLibraries libraries = OnnxLibraries.unpack()) {
      assertThat(libraries).isNotNull();
      assertThat(System.getProperty(OnnxLibraries.PATH)).isEqualTo("mine");
    } finally {
      restore(before);
    }
  }

  private static void restore(@Nullable String before) {
    if (before == null) {
      System.clearProperty(OnnxLibraries.PATH);
    } else {
      System.setProperty(OnnxLibraries.PATH, before);
    }
  }
}
