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

class CompilersTest {
  private static final String STARTING = "starting";
  private static final String UP = "up";

  @TempDir Path folder;

  /** A process that says of each thread how far it steps back and where it may run. */
  static final class Process {
    public static void main(String[] args) throws IOException {
      Compilers.yieldToOthers();
      print(STARTING);
      Compilers.spread();
      print(UP);
    }

    private static void print(String when) throws IOException {
      try (Stream<Path> all = Files.list(Path.of("/proc/self/task"))) {
        for (Path thread : all.toList()) {
          System.out.printf(
              "thread %s;%s;%d;%d%n",
              when,
              Files.readString(thread.resolve("comm")).strip(),
              Compilers.nice(Files.readString(thread.resolve("stat"))),
              cores(Files.readAllLines(thread.resolve("status"))));
        }
      }
    }

    private static int cores(List<String> status) {
      String mask =
          status.stream()
              .filter(line -> line.startsWith("Cpus_allowed:"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip().replace(",", ""))
              .findFirst()
              .orElseThrow();
      return mask.chars().map(digit -> Integer.bitCount(Character.digit(digit, 16))).sum();
    }
  }

  /** What is said of a thread. */
  private record Said(String when, String name, int nice, int cores) {
    static Said of(String line) {
      String[] parts = line.substring("thread ".length()).split(";");
      return new Said(parts[0], parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }

    boolean isFirst() {
      return name.startsWith("C1 Comp");
    }

    boolean isSecond() {
      return name.startsWith("C2 Comp");
    }
  }

  private List<Said> threads(String... options) throws Exception {
    Program.Ended ended = new Program(folder).run(List.of(options), Process.class, folder);
    assertThat(ended.code()).as(ended.said()).isZero();
    return ended.said().lines().filter(l -> l.startsWith("thread ")).map(Said::of).toList();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theSecondCompilerComesAfterAllOtherThreads() throws Exception {
    List<Said> all = threads("-XX:TieredStopAtLevel=4");
    int own = Compilers.nice(Files.readString(Path.of("/proc/thread-self/stat")));
    int after = Math.min(19, own + Compilers.NICE);
    assertThat(all).filteredOn(Said::isSecond).isNotEmpty().allMatch(t -> t.nice() == after);
    assertThat(all).filteredOn(t -> !t.isSecond()).allMatch(t -> t.nice() == own);
    assertThat(all).anyMatch(Said::isFirst);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void ofTwoCoresTheCompilersShareOneUntilTheWindowIsUp() throws Exception {
    List<Said> all = threads("-XX:TieredStopAtLevel=4");
    int cores = CoreSet.ofThisThread().size();
    assertThat(cores).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(all)
        .filteredOn(t -> t.when().equals(STARTING) && (t.isFirst() || t.isSecond()))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(t -> t.cores() == (cores == 2 ? 1 : cores));
    assertThat(all)
        .filteredOn(t -> t.when().equals(UP) || !t.isFirst() && !t.isSecond())
        .allMatch(t -> t.cores() == cores);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereThereIsNoneAllStaysAsItWas() throws Exception {
    assertThat(threads("-XX:TieredStopAtLevel=1").stream().map(Said::nice).distinct()).hasSize(1);
  }

  @Test
  void aNameMayHaveAnything() {
    assertThat(
            Compilers.nice("7 (a) b c) S 1 1 1 0 -1 64 9 0 0 0 5 6 0 0 27 7 1 0 3280 313 383 1844"))
        .isEqualTo(7);
  }
}
