package io.backcast.engine;

import io.backcast.model.Printable;
import io.backcast.sentence.Sentence;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words what ONNX Runtime complains about. */
final class OnnxErrors {
  private static final Pattern CODE = Pattern.compile("^Error code - \\S+ - message:\\s*");
  private static final Pattern LOAD =
      Pattern.compile("^Load model from .*? failed:\\s*", Pattern.DOTALL);

  /** A place in the library's source. */
  private static final Pattern SOURCE =
      Pattern.compile("(?:[A-Za-z]:)?[\\w./\\\\-]*\\.(?:cc|h|cpp|hpp):\\d+\\s*");

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "Unsupported model IR version: (\\d+), max supported IR version: (\\d+)",
              m -> Sentence.of("onnx.ir", group(m, 1), group(m, 2))),
          new Rule(
              "only \\*guarantees\\* support for models stamped with official released onnx opset"
                  + " versions\\. Opset (\\d+) is under development and support for this is limited."
                  + ".*?latest.*?opset (?:is|version is|)\\s*(\\d+)?",
              m -> Sentence.of("onnx.opset", group(m, 1))),
          new Rule(
              "[Oo]pset (\\d+) is under development", m -> Sentence.of("onnx.opset", group(m, 1))),
          new Rule(
              "No Op registered for (\\S+) with domain_version of (\\d+)",
              m -> Sentence.of("onnx.no-operator", group(m, 1), group(m, 2))),
          new Rule(
              "(?:No opset import for domain|ai\\.onnx|Fatal error:)\\s*:?\\s*(\\S+?)(?:\\(|:)?(?:-?\\d+\\))? is not a"
                  + " registered function/op",
              m -> Sentence.of("onnx.unknown-operator", group(m, 1))),
          new Rule(
              "Could not find an implementation for (\\S+?)\\((\\d+)\\) node with name '([^']*)'",
              m -> Sentence.of("onnx.not-implemented", group(m, 1), group(m, 2), group(m, 3))),
          new Rule(
              "Type Error: Type '([^']*)' of input parameter \\(([^)]*)\\) of operator \\(([^)]*)\\)"
                  + " in node \\(([^)]*)\\) is invalid",
              m -> Sentence.of("onnx.type", group(m, 1), group(m, 2), group(m, 3), group(m, 4))),
          new Rule(
              "Node input '([^']*)' is not a graph input",
              m -> Sentence.of("onnx.no-input", group(m, 1))),
          new Rule(
              "Node \\(([^)]*)\\) Op \\(([^)]*)\\) \\[(?:Shape|Type)InferenceError\\] ([^.\\n]*)",
              m -> Sentence.of("onnx.misfit", group(m, 1), group(m, 2), group(m, 3))),
          new Rule(
              "(?:Failed to allocate memory|bad_alloc|bad allocation|Cannot allocate)",
              m -> Sentence.of("onnx.memory")),
          new Rule("Protobuf parsing failed", m -> Sentence.of("onnx.damaged")));

  private record Rule(Pattern pattern, Function<Matcher, Sentence> words) {
    Rule(String regex, Function<Matcher, Sentence> words) {
      this(Pattern.compile(regex, Pattern.DOTALL), words);
    }
  }

  /** A node that failed while running. */
  private static final Pattern NODE =
      Pattern.compile(
          "Non-zero status code returned while running (\\S+) node\\. Name:'([^']*)' Status Message:"
              + "\\s*(.*)",
          Pattern.DOTALL);

  private OnnxErrors() {}

  private static String group(Matcher matcher, int n) {
    return Printable.line(String.valueOf(matcher.group(n)));
  }

  /** A clause for a sentence, without a full stop. */
  static Sentence reason(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ai.onnxruntime.OrtException) {
        return clause(String.valueOf(cause.getMessage()));
      }
    }
    return clause(String.valueOf(e.getMessage()));
  }

  /** The clause for a message of ONNX Runtime. */
  static Sentence clause(String message) {
    String text = LOAD.matcher(CODE.matcher(message).replaceFirst("")).replaceFirst("");
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern.matcher(text);
      if (matcher.find()) {
        return rule.words.apply(matcher);
      }
    }
    Matcher node = NODE.matcher(text);
    if (node.find()) {
      return Sentence.of(
          "onnx.node-fails", node.group(1), Printable.line(node.group(2)), plain(node.group(3)));
    }
    return plain(text);
  }

  /** Without places in the library's source and the signatures of C++ functions behind them. */
  private static String withoutPlaces(String text) {
    String left = text;
    Matcher place = SOURCE.matcher(left);
    while (place.find()) {
      int to = place.end();
      int open = left.indexOf('(', to);
      if (open > 0 && left.substring(to, open).contains("::")) {
        to = open;
        int depth = 0;
        do {
          depth += left.charAt(to) == '(' ? 1 : left.charAt(to) == ')' ? -1 : 0;
          to++;
        } while (depth > 0 && to < left.length());
      }
      left = left.substring(0, place.start()) + left.substring(to).stripLeading();
      place = SOURCE.matcher(left);
    }
    return left;
  }

  /** The first line that says something, without the places in the library's source. */
  private static Sentence plain(String text) {
    return withoutPlaces(text)
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .findFirst()
        .map(l -> Sentence.written(Printable.line(l.replaceAll("[.\\s]+$", ""))))
        .orElse(Sentence.of("onnx.no-reason"));
  }
}
