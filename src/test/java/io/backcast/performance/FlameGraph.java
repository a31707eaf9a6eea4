package io.backcast.performance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Samples of stacks as a tree. Frames that carry nothing but others (streams, pools, reflection,
 * lambdas) are left out, and stacks without a frame of the program get a root that says whose they
 * are.
 */
final class FlameGraph {
  /** Frames that only pass on. */
  private static final Pattern PASSING =
      Pattern.compile(
          "java/util/(stream|concurrent|Spliterator|function|Arrays\\.(setAll|parallel)).*|java/lang/(reflect|invoke|Thread\\.run).*"
              + "|jdk/internal/(reflect|vm).*|picocli/.*|.*\\$\\$Lambda.*|java/security/AccessController.*|ai/djl/(inference|nn)/.*"
              + "|io/backcast/(Launcher|Main|cli/BackcastCommand).*|start_thread|thread_native_entry.*|clone3?|__clone.*|Thread::call_run.*"
              + "|JavaThread::(run|thread_main_inner).*|call_stub|JavaCalls::.*|StackGuard.*|thread_entry.*|\\[unknown\\].*|_start|__libc_start.*|main_?");

  /** Whose time it is, by the last frame that says so; the order does not matter. */
  private static final Map<Pattern, String> OWNERS = new LinkedHashMap<>();

  static {
    OWNERS.put(
        Pattern.compile(".*libonnxruntime.*|.*[Oo]nnxruntime.*|Mlas.*|ai/onnxruntime/.*"),
        "ONNX Runtime");
    OWNERS.put(
        Pattern.compile(
            ".*(libtorch|libdjl_torch|libgomp|c10|at::|torch::|mkl_|oneapi|dnnl).*|ai/djl/pytorch/.*"),
        "PyTorch");
    OWNERS.put(
        Pattern.compile(
            "CompileBroker::.*|.*CompilerThread.*|C2Compiler::.*|Compiler::.*|Compilation::.*|Compile::.*|Phase.*::.*"),
        "Java's compilers");
    OWNERS.put(
        Pattern.compile(
            "(G1|WorkerThread|Serial|ParallelGC|Parallel|GangWorker|ZGC|Z[A-Z]|GenCollect|VMThread|VM_G1|VM_Gen).*::.*"),
        "collecting garbage");
    OWNERS.put(
        Pattern.compile("(javafx|com/sun/(javafx|prism|glass|pisces|marlin|scenario))/.*"),
        "JavaFX");
    OWNERS.put(Pattern.compile("io/backcast/.*"), "the program's own Java");
  }

  private final Node root = new Node("all");
  private final Map<String, Long> owners = new TreeMap<>();
  private final Map<String, Long> own = new TreeMap<>();

  /** A frame and what it called. */
  static final class Node {
    private final String name;
    private final Map<String, Node> below = new TreeMap<>();
    private long samples;

    Node(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    long samples() {
      return samples;
    }

    List<Node> below() {
      return List.copyOf(below.values());
    }
  }

  /** A file of stacks, {@code frame;frame;frame count} a line, root first. */
  static FlameGraph read(Path collapsed) throws IOException {
    FlameGraph graph = new FlameGraph();
    for (String line : Files.readAllLines(collapsed)) {
      int space = line.lastIndexOf(' ');
      if (space > 0) {
        graph.add(
            Arrays.asList(line.substring(0, space).split(";")),
            Long.parseLong(line.substring(space + 1)));
      }
    }
    return graph;
  }

  private void add(List<String> stack, long count) {
    List<String> frames = new ArrayList<>();
    boolean program = stack.stream().anyMatch(f -> f.startsWith("io/backcast/"));
    String owner = owner(stack);
    if (!program) {
      frames.add(owner);
    }
    for (String frame : stack) {
      String name = frame.replaceAll("_\\[[a-z0-9]\\]$", "");
      String shortName = shortened(name);
      // a recursion, or a lambda of the same method, is one frame
      if (!PASSING.matcher(name).matches()
          && (frames.isEmpty() || !frames.getLast().equals(shortName))) {
        frames.add(shortName);
      }
    }
    owners.merge(owner, count, Long::sum);
    stack.stream()
        .filter(f -> f.startsWith("io/backcast/"))
        .reduce((a, b) -> b)
        .ifPresent(f -> own.merge(shortened(f), count, Long::sum));
    Node at = root;
    at.samples += count;
    for (String frame : frames) {
      at = at.below.computeIfAbsent(frame, Node::new);
      at.samples += count;
    }
  }

  private static String owner(List<String> stack) {
    for (int i = stack.size() - 1; i >= 0; i--) {
      for (Map.Entry<Pattern, String> owner : OWNERS.entrySet()) {
        if (owner.getKey().matcher(stack.get(i)).matches()) {
          return owner.getValue();
        }
      }
    }
    return "system and Java itself";
  }

  /**
   * Class and method without packages; a library by its file name; a function without arguments.
   */
  private static String shortened(String frame) {
    if (frame.startsWith("/")) {
      return frame.substring(frame.lastIndexOf('/') + 1);
    }
    String name = frame.replaceAll("lambda\\$(\\w+)\\$\\d+", "$1").replaceAll("\\(.*", "");
    return name.contains("::") ? name : name.substring(name.lastIndexOf('/') + 1);
  }

  Node root() {
    return root;
  }

  /** Samples by whose they are. */
  Map<String, Long> owners() {
    return owners;
  }

  /** Samples by the method of the program that was innermost, with all that it called elsewhere. */
  Map<String, Long> own() {
    return own;
  }
}
