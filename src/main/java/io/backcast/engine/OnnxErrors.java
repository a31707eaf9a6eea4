package io.backcast.engine;

import io.backcast.model.Printable;
import java.util.List;
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
              "it is written in ONNX format (IR) %s, and this program reads up to %s: export it with"
                  + " a lower opset_version, or set model.ir_version lower"),
          new Rule(
              "only \\*guarantees\\* support for models stamped with official released onnx opset"
                  + " versions\\. Opset (\\d+) is under development and support for this is limited."
                  + ".*?latest.*?opset (?:is|version is|)\\s*(\\d+)?",
              "it uses operator set %s, which is newer than this program's: export it with a lower"
                  + " opset_version"),
          new Rule(
              "[Oo]pset (\\d+) is under development",
              "it uses operator set %s, which is newer than this program's: export it with a lower"
                  + " opset_version"),
          new Rule(
              "No Op registered for (\\S+) with domain_version of (\\d+)",
              "its operator %s is not one of ONNX's operator set %s: export it without custom"
                  + " operators"),
          new Rule(
              "(?:No opset import for domain|ai\\.onnx|Fatal error:)\\s*:?\\s*(\\S+?)(?:\\(|:)?(?:-?\\d+\\))? is not a"
                  + " registered function/op",
              "its operator %s is unknown to ONNX Runtime: export it without custom operators"),
          new Rule(
              "Could not find an implementation for (\\S+?)\\((\\d+)\\) node with name '([^']*)'",
              "its operator %s (version %s, node “%s”) is not implemented for these types: export it"
                  + " in single precision (net.float())"),
          new Rule(
              "Type Error: Type '([^']*)' of input parameter \\(([^)]*)\\) of operator \\(([^)]*)\\)"
                  + " in node \\(([^)]*)\\) is invalid",
              "type %s of “%s”, an input of its operator %s (node “%s”), is not valid there: export"
                  + " it again"),
          new Rule(
              "Node input '([^']*)' is not a graph input",
              "nothing in it makes “%s”, which one of its nodes takes: export it again"),
          new Rule(
              "Node \\(([^)]*)\\) Op \\(([^)]*)\\) \\[(?:Shape|Type)InferenceError\\] ([^.\\n]*)",
              "its node “%s” (%s) takes tables that do not fit each other (%s): export it again"),
          new Rule(
              "(?:Failed to allocate memory|bad_alloc|bad allocation|Cannot allocate)",
              "it needs more memory than there is"),
          new Rule("Protobuf parsing failed", "it is cut off or damaged: export it again"));

  private record Rule(Pattern pattern, String words) {
    Rule(String regex, String words) {
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

  /** A clause for a sentence, without a full stop. */
  static String reason(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ai.onnxruntime.OrtException) {
        return clause(String.valueOf(cause.getMessage()));
      }
    }
    return clause(String.valueOf(e.getMessage()));
  }

  /** The clause for a message of ONNX Runtime. */
  static String clause(String message) {
    String text = LOAD.matcher(CODE.matcher(message).replaceFirst("")).replaceFirst("");
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern.matcher(text);
      if (matcher.find()) {
        Object[] groups = new Object[matcher.groupCount()];
        for (int i = 0; i < groups.length; i++) {
          groups[i] = Printable.line(String.valueOf(matcher.group(i + 1)));
        }
        return rule.words.formatted(groups);
      }
    }
    Matcher node = NODE.matcher(text);
    if (node.find()) {
      return "its node %s “%s” fails: %s"
          .formatted(node.group(1), Printable.line(node.group(2)), plain(node.group(3)));
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
  private static String plain(String text) {
    String said =
        withoutPlaces(text)
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty())
            .findFirst()
            .orElse("ONNX Runtime gives no reason");
    return Printable.line(said.replaceAll("[.\\s]+$", ""));
  }
}
