package io.backcast.performance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PyTorch as Debian's {@code python3-torch} has it, by scripts of {@code src/jmh/python}. */
public final class PythonTorch {
  private static final int MINUTES = 10;

  /** The one on the path may be another than the system's. */
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  private PythonTorch() {}

  /**
   * What a script prints: an object of JSON with {@code version} and {@code seconds}, a list.
   *
   * @return null if there is no Python, or no PyTorch in it
   */
  public static @Nullable JsonNode run(String script, Object... arguments) throws Exception {
    for (String python : PYTHONS) {
      List<String> command = new ArrayList<>(List.of(python, "src/jmh/python/" + script));
      Arrays.stream(arguments).map(Object::toString).forEach(command::add);
      JsonNode answer = answer(command);
      if (answer != null) {
        return answer;
      }
    }
    return null;
  }

  private static @Nullable JsonNode answer(List<String> command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return null;
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return null;
    }
    return process.exitValue() == 0 ? new JsonMapper().readTree(text) : null;
  }

  /** The times of an answer of {@link #run}. */
  public static double[] seconds(JsonNode answer) {
    JsonNode all = answer.path("seconds");
    double[] seconds = new double[all.size()];
    Arrays.setAll(seconds, i -> all.get(i).asDouble());
    return seconds;
  }
}
