package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartTest {
  private static @Nullable List<String> command(String... parts) {
    byte[] line = (String.join("\0", parts) + "\0").getBytes(StandardCharsets.UTF_8);
    List<byte[]> found = Restart.command(line, Path.of("c.aot"));
    return found == null
        ? null
        : found.stream().map(p -> new String(p, StandardCharsets.UTF_8)).toList();
  }

  @Test
  void theCacheComesBeforeEverythingThatWasGiven() {
    List<String> all = command("java", "-Xmx1g", "-jar", "b.jar", "design", "--out", "straße.csv");
    assertThat(all).startsWith("java", "-XX:AOTCache=c.aot");
    assertThat(all).endsWith("-Xmx1g", "-jar", "b.jar", "design", "--out", "straße.csv");
    assertThat(all).contains("-Dbackcast.start=cached", "--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void theImageCollectsInTheSameWay() throws Exception {
    assertThat(Files.readString(Path.of("installer", "image.sh")))
        .contains(
            Restart.COLLECTOR.stream()
                .map(option -> "\n  " + option + "\n")
                .toArray(String[]::new));
  }

  /** A line of Java's on standard output would spoil what a command prints. */
  @Test
  void javaSaysNothingOfRoomThatASmallMachineDoesNotHave(@TempDir Path folder) throws Exception {
    List<String> all = Objects.requireNonNull(command("java", "-jar", "b.jar"));
    List<String> options =
        new ArrayList<>(
            all.stream().filter(o -> o.startsWith("-X") && !o.contains("AOT")).toList());
    assertThat(options).containsAll(Restart.COLLECTOR);
    options.addAll(List.of("-XX:+UseSerialGC", "-Xms16m", "-Xmx64m"));
    Program.Ended ended = new Program(folder).run(options, Says.class, folder);
    assertThat(ended).isEqualTo(new Program.Ended(0, "said" + System.lineSeparator()));
  }

  /** Says one word. */
  static final class Says {
    public static void main(String[] args) {
      System.out.println("said");
    }
  }

  @Test
  void anEmptyArgumentStays() {
    assertThat(command("java", "-jar", "b.jar", "")).endsWith("b.jar", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:AOTCache=mine", "-Xshare:off", "-javaagent:a.jar", "-Xlog:gc"})
  void whoeverSaysHowClassesAreLoadedHasItSo(String option) {
    assertThat(command("java", option, "-jar", "b.jar")).isNull();
  }

  @Test
  void namesOfCommandsAreThoseOfTheCommandLine() {
    assertThat(io.backcast.cli.BackcastCommand.NAMES)
        .containsExactlyElementsOf(
            io.backcast.cli.BackcastCommand.create().getSubcommands().keySet());
  }
}
