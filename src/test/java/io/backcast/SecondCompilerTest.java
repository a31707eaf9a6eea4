package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SecondCompilerTest {
  @TempDir Path folder;

  /** A process that says for each thread how far it steps back; its name comes first. */
  static final class Process {
    public static void main(String[] args) throws IOException {
      SecondCompiler.yieldToOthers();
      try (Stream<Path> all = Files.list(Path.of("/proc/self/task"))) {
        for (Path thread : all.toList()) {
          System.out.printf(
              "%s: %d%n",
              Files.readString(thread.resolve("comm")).strip(),
              SecondCompiler.nice(Files.readString(thread.resolve("stat"))));
        }
      }
    }
  }

  private List<String> threads(String... options) throws Exception {
    Program.Ended ended = new Program(folder).run(List.of(options), Process.class, folder);
    assertThat(ended.code()).as(ended.said()).isZero();
    return ended.said().lines().filter(l -> l.matches(".+: -?\\d+")).toList();
  }

  private static List<String> nice(List<String> threads) {
    return threads.stream().map(l -> l.substring(l.lastIndexOf(' ') + 1)).distinct().toList();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theSecondCompilerComesAfterAllOtherThreads() throws Exception {
    List<String> all = threads("-XX:TieredStopAtLevel=4");
    int own = SecondCompiler.nice(Files.readString(Path.of("/proc/thread-self/stat")));
    int after = Math.min(19, own + SecondCompiler.NICE);
    List<String> compiler = all.stream().filter(l -> l.startsWith("C2 Comp")).toList();
    List<String> others = all.stream().filter(l -> !compiler.contains(l)).toList();
    assertThat(nice(compiler)).containsExactly(Integer.toString(after));
    assertThat(others).anyMatch(l -> l.startsWith("C1 Comp"));
    assertThat(nice(others)).containsExactly(Integer.toString(own));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereThereIsNoneAllStaysAsItWas() throws Exception {
    assertThat(nice(threads("-XX:TieredStopAtLevel=1"))).hasSize(1);
  }

  @Test
  void aNameMayHaveAnything() {
    assertThat(
            SecondCompiler.nice(
                "7 (a) b c) S 1 1 1 0 -1 64 9 0 0 0 5 6 0 0 27 7 1 0 3280 313 383 1844"))
        .isEqualTo(7);
  }
}
