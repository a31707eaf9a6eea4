package io.backcast.performance;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What figures were measured on.
 *
 * @param processor model, as the system names it
 * @param cores that the virtual machine may use
 * @param memory in GiB
 * @param system name and version
 * @param java name and version of the virtual machine
 * @param libraries versions by name
 */
public record Machine(
    String processor,
    int cores,
    double memory,
    String system,
    String java,
    SortedMap<String, String> libraries) {

  /** This machine. */
  static Machine here(SortedMap<String, String> libraries) throws IOException {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        model(),
        Runtime.getRuntime().availableProcessors(),
        Math.round(system.getTotalMemorySize() / (double) (1 << 30)),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version").replaceAll("[-+].*", "")
            + ", "
            + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        new TreeMap<>(libraries));
  }

  private static String model() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (Files.isReadable(file)) {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    }
    String named = System.getenv("PROCESSOR_IDENTIFIER");
    return named == null ? System.getProperty("os.arch") : named;
  }
}
