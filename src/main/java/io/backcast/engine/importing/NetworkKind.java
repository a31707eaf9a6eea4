package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.backcast.engine.onnx.GraphAncestry;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.engine.onnx.NetworkFaults;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises networks that are no backward network but something that people have beside one, from
 * names, shapes and operators.
 */
public final class NetworkKind {
  private static final Set<String> CLASSIFIERS =
      Set.of("TreeEnsembleClassifier", "LinearClassifier", "SVMClassifier", "ZipMap", "ArgMax");
  private static final Set<String> REGRESSORS =
      Set.of("TreeEnsembleRegressor", "LinearRegressor", "SVMRegressor", "TreeEnsemble");

  private final ModelProto model;
  private final List<Edge> inputs;
  private final List<Edge> outputs;
  private final List<Edge> tables;

  private NetworkKind(ModelProto model, GraphSummary summary, Set<String> fixed) {
    this.model = model;
    inputs = summary.inputs().stream().filter(i -> !fixed.contains(i.name())).toList();
    outputs = summary.outputs();
    tables = outputs.stream().filter(e -> isFloat(e) && e.shape().size() == 2).toList();
  }

  /**
   * What a network is instead of a backward one and what to export, as a clause that follows “this
   * is”; null for one that may be a backward network.
   */
  public static @Nullable Sentence otherThanBackward(ModelProto model, GraphSummary summary) {
    return new NetworkKind(model, summary, Set.of()).recognise();
  }

  /**
   * Refuses what is no backward network.
   *
   * @param fixed inputs that always get the same numbers
   * @param name of the file
   */
  static void requireBackward(
      ModelProto model, GraphSummary summary, Set<String> fixed, String name)
      throws BackcastException {
    Sentence other = new NetworkKind(model, summary, fixed).recognise();
    if (other != null) {
      throw new BackcastException(ErrorCode.BAD_MODEL, Sentence.of("import.kind", name, other));
    }
  }

  /** What it is, where it is no backward network; null where it may be one. */
  private @Nullable Sentence recognise() {
    if (inputs.isEmpty()) {
      return Sentence.of("import.kind.no-input", ExportAdvice.BACKWARD);
    }
    for (Edge input : inputs) {
      if (!isFloat(input)) {
        return Sentence.of("import.kind.whole-numbers", input.name(), GraphSummary.line(input));
      }
      if (input.shape().size() > 3) {
        return Sentence.of("import.kind.images", GraphSummary.line(input));
      }
    }
    if (isClassifier()) {
      return Sentence.of(
          "import.kind.classifier", GraphSummary.line(outputs.getFirst()), ExportAdvice.BACKWARD);
    }
    if (isMixture()) {
      return Sentence.of("import.kind.mixture");
    }
    if (isLikelihood()) {
      return Sentence.of(
          "import.kind.likelihood",
          names(inputs),
          GraphSummary.line(outputs.getFirst()),
          ExportAdvice.BACKWARD);
    }
    if (isVelocity()) {
      return Sentence.of("import.kind.velocity", ExportAdvice.BACKWARD);
    }
    if (isAutoencoder()) {
      return Sentence.of("import.kind.autoencoder", ExportAdvice.DECODER);
    }
    if (isEncoder()) {
      return Sentence.of("import.kind.encoder", names(outputs), ExportAdvice.DECODER);
    }
    if (isForwardDirection()) {
      return Sentence.of("import.kind.flow", ExportAdvice.BACKWARD);
    }
    return isPredictor()
        ? Sentence.of(
            "import.kind.predictor",
            GraphSummary.line(inputs.getFirst()),
            GraphSummary.line(outputs.getFirst()),
            ExportAdvice.BACKWARD)
        : null;
  }

  private boolean isClassifier() {
    boolean operator =
        model.getGraph().getNodeList().stream()
            .anyMatch(n -> CLASSIFIERS.contains(n.getOpType()) && isLast(n));
    boolean whole = outputs.stream().noneMatch(NetworkKind::isFloat);
    boolean softmax =
        inputs.size() == 1
            && outputs.size() == 1
            && !named(inputs, PortWords.LATENT)
            && !named(inputs, PortWords.PROPERTY)
            && (lastOperator(outputs.getFirst()).endsWith("Softmax")
                || named(outputs, PortWords.CLASSES));
    return operator || whole || softmax;
  }

  private boolean isLast(NodeProto node) {
    return outputs.stream()
        .anyMatch(
            o ->
                node.getOutputList().contains(o.name())
                    || lastOperator(o).equals(node.getOpType()));
  }

  private boolean isMixture() {
    if (outputs.size() < 3) {
      return false;
    }
    boolean operators =
        tables.size() < outputs.size()
            && outputs.stream().anyMatch(o -> lastOperator(o).endsWith("Softmax"));
    return operators
        || named(outputs, PortWords.MIXTURE)
            && named(outputs, PortWords.MEAN)
            && named(outputs, PortWords.DEVIATION);
  }

  private boolean isLikelihood() {
    if (inputs.size() < 2) {
      return false;
    }
    boolean single =
        outputs.stream()
            .allMatch(o -> o.shape().size() < 2 || o.shape().size() == 2 && o.length(1) == 1);
    return single && (tables.isEmpty() || named(outputs, PortWords.LIKELIHOOD));
  }

  private boolean isVelocity() {
    List<Edge> times =
        inputs.stream()
            .filter(i -> PortWords.matches(i.name(), PortWords.TIME) && i.length(1) <= 1)
            .toList();
    return inputs.size() > 1
        && !times.isEmpty()
        && tables.stream()
            .anyMatch(
                o ->
                    inputs.stream().anyMatch(i -> i.length(1) == o.length(1) && !times.contains(i)))
        && !named(outputs, PortWords.DESIGN);
  }

  private boolean isAutoencoder() {
    for (Edge output : tables) {
      for (Edge input : inputs) {
        if (output.length(1) > 1 && output.length(1) == input.length(1)) {
          boolean role = isLatentOrCondition(input);
          boolean moments = named(outputs, PortWords.MEAN) && named(outputs, PortWords.DEVIATION);
          boolean names = PortWords.matches(output.name(), PortWords.RECONSTRUCTION);
          boolean draws =
              PortWords.matches(input.name(), PortWords.DESIGN)
                  && !new NetworkFaults(model, output.name()).randomNodes().isEmpty();
          boolean narrow =
              inputs.size() == 1
                  && new GraphAncestry(model).bottleneck(input.name(), output.name())
                      < output.length(1);
          if (!role && (moments || names || draws || narrow)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isEncoder() {
    return outputs.size() == 2
        && named(outputs, PortWords.MEAN)
        && named(outputs, PortWords.DEVIATION)
        && !named(outputs, PortWords.DESIGN);
  }

  private boolean isForwardDirection() {
    return named(inputs, PortWords.DESIGN)
        && !named(inputs, PortWords.LATENT)
        && named(outputs, PortWords.LATENT)
        && !named(outputs, PortWords.DESIGN);
  }

  private boolean isPredictor() {
    if (model.getGraph().getNodeList().stream().anyMatch(n -> REGRESSORS.contains(n.getOpType()))) {
      return true;
    }
    if (inputs.size() != 1 || outputs.size() != 1) {
      return false;
    }
    Edge input = inputs.getFirst();
    Edge output = outputs.getFirst();
    boolean oneNumber = output.shape().size() < 2;
    boolean narrower = oneNumber || output.length(1) > 0 && output.length(1) < input.length(1);
    boolean toProperty =
        !PortWords.matches(output.name(), PortWords.DESIGN)
            && !isLatentOrCondition(input)
            && !PortWords.matches(input.name(), PortWords.PROPERTY);
    return toProperty
        && (narrower
            || PortWords.matches(input.name(), PortWords.DESIGN)
                && PortWords.matches(output.name(), PortWords.PROPERTY));
  }

  /** Whether the name of an input is that of a latent, a condition or both. */
  private static boolean isLatentOrCondition(Edge input) {
    RoleWords.Meaning meaning = RoleWords.of(input.name());
    return meaning == RoleWords.Meaning.LATENT
        || meaning == RoleWords.Meaning.CONDITION
        || meaning == RoleWords.Meaning.BOTH;
  }

  /** The operator that makes an output, behind those that only reshape or rename. */
  private String lastOperator(Edge output) {
    return new GraphAncestry(model).lastOperator(output.name());
  }

  private static boolean isFloat(Edge edge) {
    return Set.of("FLOAT", "DOUBLE", "FLOAT16", "BFLOAT16").contains(edge.type());
  }

  private static boolean named(List<Edge> edges, Set<String> words) {
    return edges.stream().anyMatch(e -> PortWords.matches(e.name(), words));
  }

  private static String names(List<Edge> edges) {
    return String.join(", ", edges.stream().map(Edge::name).toList());
  }
}
