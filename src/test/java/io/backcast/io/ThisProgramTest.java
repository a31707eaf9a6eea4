package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThisProgramTest {
  @TempDir private Path folder;

  /** Says where the program is. */
  static final class Where {
    private Where() {}

    public static void main(String[] args) {
      System.out.println(ThisProgram.file());
    }
  }

  @Test
  void classesInAFolderAreFoundThere() {
    Path classes = Objects.requireNonNull(ThisProgram.file());
    assertThat(classes.resolve("io/backcast/io/ThisProgram.class")).exists();
  }

  @Test
  void aProgramThatWasMovedAfterJavaKeptItsClassesIsFoundWhereItIs() throws Exception {
    Path built = jar(Files.createDirectory(folder.resolve("built")));
    Path cache = folder.resolve("kept.aot");
    assertThat(said("-XX:AOTCacheOutput=" + cache, built)).contains(built.toString());
    assertThat(cache).exists();

    Path installed = Files.createDirectory(folder.resolve("installed here"));
    Files.move(built, installed.resolve("program.jar"));
    assertThat(said("-XX:AOTCache=" + cache, installed.resolve("program.jar")))
        .containsExactly(installed.resolve("program.jar").toString());
  }

  private Path jar(Path in) throws Exception {
    Path jar = in.resolve("program.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Where.class.getName());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      for (Class<?> type : List.of(ThisProgram.class, Where.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new ZipEntry(name));
        try (var code = type.getResourceAsStream("/" + name)) {
          Objects.requireNonNull(code).transferTo(entries);
        }
      }
    }
    return jar;
  }

  /** The lines that a Java says of itself when it runs a jar. */
  private List<String> said(String option, Path jar) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-Xlog:aot*=off",
                "-Xlog:cds*=off",
                "-jar",
                jar.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process java = builder.start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(said).isZero();
    return said.lines().toList();
  }
}
