package io.backcast.help;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which program this is, and on what it runs. */
public final class Versions {
  /** Artifacts that decide what the program computes and shows. */
  private static final List<Named> ARTIFACTS =
      List.of(
          new Named("ONNX Runtime", "onnxruntime"),
          new Named("Deep Java Library (DJL)", "api"),
          new Named("PyTorch", "pytorch-native-cpu"));

  private record Named(String name, String artifact) {}

  /** A part and its version. */
  public record Entry(String name, String version) {}

  private Versions() {}

  /**
   * The program, Java, JavaFX, the engines and the operating system; a library whose version this
   * build does not know is left out.
   *
   * @param program name and version
   */
  public static List<Entry> of(String program) {
    List<Entry> all = new ArrayList<>();
    int space = program.indexOf(' ');
    all.add(
        new Entry(
            space < 0 ? program : program.substring(0, space),
            space < 0 ? "" : program.substring(space + 1)));
    all.add(new Entry("Java", property("java.runtime.version")));
    all.add(new Entry("JavaFX", property("javafx.runtime.version")));
    for (Named named : ARTIFACTS) {
      all.add(new Entry(named.name(), Libraries.version(named.artifact())));
    }
    all.add(
        new Entry(property("os.name"), property("os.version") + " (" + property("os.arch") + ")"));
    return all.stream().filter(e -> !e.version().isEmpty()).toList();
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }

  /** All of it, a line each. */
  public static String text(String program) {
    return of(program).stream()
        .map(e -> e.name() + " " + e.version())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
