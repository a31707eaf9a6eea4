package io.backcast.engine;

import io.backcast.io.Threads;
import io.backcast.model.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the speed of a network depends on, so that what was found on one machine is not taken for
 * another's that shares the user's folder, as the nodes of a cluster do.
 *
 * @param system name of the operating system
 * @param architecture as Java names it
 * @param processor its model, as far as the system tells
 * @param processors that this process may use: fewer than the machine has if the user says so
 * @param runtime version of ONNX Runtime
 */
record TunedMachine(
    String system, String architecture, String processor, int processors, String runtime) {
  private static final Path LINUX = Path.of("/proc/cpuinfo");

  /** This machine. */
  static TunedMachine here() {
    return new TunedMachine(
        System.getProperty("os.name", ""),
        System.getProperty("os.arch", ""),
        processor(LINUX, System.getenv()),
        Threads.count(),
        OnnxEnvironment.get().getVersion());
  }

  /** A few letters that tell machines apart in a file's name. */
  String key() {
    // written out: for a record's own text Java makes a dozen classes at each start
    String all =
        String.join("\n", system, architecture, processor, String.valueOf(processors), runtime);
    return Digests.sha256(all.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }

  /** The model of the processor; empty where the system does not say. */
  static String processor(Path linux, Map<String, String> environment) {
    try (Stream<String> lines = Files.lines(linux)) {
      return lines
          .filter(l -> l.toLowerCase(Locale.ROOT).startsWith("model name"))
          .map(l -> l.substring(l.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      // another system
      return environment.getOrDefault("PROCESSOR_IDENTIFIER", "");
    }
  }
}
