package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.GraphRunner;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.NetworkFaults;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.nio.file.Path;
import java.util.List;

/**
 * Tries whether a network can be used: its numbers must be finite, the same each time, independent
 * of the other rows of a batch, and as many as wanted. The first of these that fails is the reason
 * given, with the part of the network that causes it.
 */
final class BehaviourTest {
  private static final int ROWS = 5;

  private final ModelProto original;
  private final String output;
  private final String name;
  private final NetworkFaults faults;

  /**
   * A test of one output.
   *
   * @param original the network as the user has it, with all weights
   * @param output its name in that network
   * @param name of the file in messages
   */
  BehaviourTest(ModelProto original, String output, String name) {
    this.original = original;
    this.output = output;
    this.name = name;
    this.faults = new NetworkFaults(original, output);
  }

  /**
   * Opens a network and tests it.
   *
   * @param file the network with the inputs and the one output of a model folder
   * @param inputs of it, in order
   * @param width of its output; 0 for any
   * @return the open network
   * @throws BackcastException with what is wrong
   */
  GraphRunner open(NetworkTrial trial, Path file, List<TrialInput> inputs, int width)
      throws BackcastException {
    GraphRunner graph = begin(trial, file);
    float[] together;
    try {
      together = run(graph, inputs);
    } catch (BackcastException e) {
      throw explained(e);
    }
    requireFinite(trial, file, inputs, together);
    requireRepeatable(graph, inputs, together);
    requireIndependent(inputs, together, graph);
    int has = together.length / ROWS;
    boolean fits = areMembers(graph) ? has % Math.max(1, width) == 0 : has == width;
    if (width > 0 && !fits) {
      throw refused(Sentence.of("import.output-width", output, has, width));
    }
    return graph;
  }

  /**
   * Opens a network without a run.
   *
   * @param file the network with the inputs and outputs of a model folder
   * @throws BackcastException if its weights are missing, or it cannot be opened
   */
  GraphRunner begin(NetworkTrial trial, Path file) throws BackcastException {
    List<Sentence> missing = faults.weightsWithNaN();
    if (!missing.isEmpty()) {
      throw refused(Sentence.of("import.nan-weights", first(missing)));
    }
    try {
      return trial.open(file, name);
    } catch (BackcastException e) {
      throw explained(e);
    }
  }

  /** Whether the output is that of an ensemble, {@code [m, n, d]}. */
  private static boolean areMembers(GraphRunner graph) {
    return graph.signature().outputs().getFirst().hasRowsSecond();
  }

  private float[] run(GraphRunner graph, List<TrialInput> inputs) throws BackcastException {
    try {
      return rows(graph, inputs, ROWS);
    } catch (BackcastException e) {
      int fixed = GraphSummary.of(original).inputs().getFirst().length(0);
      for (int n : new int[] {fixed, 1, 2}) {
        if (n > 0 && n != ROWS && n <= 1_000 && runs(graph, inputs, n)) {
          throw new BackcastException(
              ErrorCode.BAD_MODEL,
              Sentence.of("import.batch-fixed", name, n, ROWS, ExportAdvice.BACKWARD),
              e);
        }
      }
      throw e;
    }
  }

  private static boolean runs(GraphRunner graph, List<TrialInput> inputs, int n) {
    try {
      rows(graph, inputs, n);
      return true;
    } catch (BackcastException e) {
      return false;
    }
  }

  private static float[] rows(GraphRunner graph, List<TrialInput> inputs, int n)
      throws BackcastException {
    float[] values = graph.run(n, inputs.stream().map(i -> i.rows(n)).toList()).getFirst();
    long d = areMembers(graph) ? graph.signature().outputs().getFirst().shape().get(2) : 0;
    return d > 0 ? byRow(values, n, (int) d) : values;
  }

  /** Members {@code [m, n, d]} as rows {@code [n, m·d]}. */
  private static float[] byRow(float[] values, int n, int d) {
    int members = values.length / (n * d);
    float[] rows = new float[values.length];
    for (int m = 0; m < members; m++) {
      for (int i = 0; i < n; i++) {
        System.arraycopy(values, (m * n + i) * d, rows, (i * members + m) * d, d);
      }
    }
    return rows;
  }

  /** ONNX Runtime for inference has no normalization in training mode at all. */
  private BackcastException explained(BackcastException e) {
    List<String> training = faults.trainingNormalizations();
    return training.isEmpty() || e.code() == ErrorCode.INTERRUPTED ? e : trainingMode(training);
  }

  private void requireFinite(NetworkTrial trial, Path file, List<TrialInput> inputs, float[] values)
      throws BackcastException {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        List<Sentence> infinite = faults.weightsWithInfinity();
        String node = FaultSearch.firstNotFinite(trial, file, inputs, name);
        Sentence where =
            node.isEmpty()
                ? Sentence.of("import.its-output", output)
                : Sentence.of("import.its-node", node);
        Sentence why =
            infinite.isEmpty()
                ? Sentence.NONE
                : Sentence.of("import.infinite-weights", first(infinite));
        throw refused(Sentence.of("import.not-finite", where, why));
      }
    }
  }

  private void requireRepeatable(GraphRunner graph, List<TrialInput> inputs, float[] values)
      throws BackcastException {
    float[] again = rows(graph, inputs, ROWS);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != again[i]) {
        throw notRepeatable();
      }
    }
  }

  private BackcastException notRepeatable() {
    List<String> dropouts = faults.trainingDropouts();
    if (!dropouts.isEmpty()) {
      return trainingMode(dropouts);
    }
    List<String> random = faults.randomNodes();
    return random.isEmpty()
        ? refused(Sentence.of("import.random", ExportAdvice.BACKWARD))
        : refused(Sentence.of("import.random-inside", first(random), ExportAdvice.BACKWARD));
  }

  private void requireIndependent(List<TrialInput> inputs, float[] together, GraphRunner graph)
      throws BackcastException {
    float[] alone = rows(graph, inputs, 1);
    int d = together.length / ROWS;
    for (int j = 0; j < Math.min(d, alone.length); j++) {
      double low = together[j];
      double high = low;
      for (int i = 1; i < ROWS; i++) {
        low = Math.min(low, together[i * d + j]);
        high = Math.max(high, together[i * d + j]);
      }
      double rounding = 0.01 * (high - low) + 1e-5 * Math.max(Math.abs(low), Math.abs(high));
      if (Math.abs(together[j] - alone[j]) > rounding) {
        List<String> training = faults.trainingNormalizations();
        throw training.isEmpty()
            ? refused(Sentence.of("import.dependent", ExportAdvice.BACKWARD))
            : trainingMode(training);
      }
    }
  }

  private BackcastException trainingMode(List<String> nodes) {
    return refused(Sentence.of("import.training-mode", first(nodes), ExportAdvice.BACKWARD));
  }

  private BackcastException refused(Sentence why) {
    return new BackcastException(ErrorCode.BAD_MODEL, Sentence.of("place", name, why));
  }

  /** The first of several, and how many more there are. */
  private static Object first(List<?> all) {
    return all.size() == 1
        ? all.getFirst()
        : Sentence.of("list.and-more", all.getFirst(), all.size() - 1);
  }
}
