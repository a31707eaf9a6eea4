package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.backcast.engine.onnx.GraphAncestry;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.engine.onnx.NetworkFaults;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
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
  public static @Nullable String otherThanBackward(ModelProto model, GraphSummary summary) {
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
    String other = new NetworkKind(model, summary, fixed).recognise();
    if (other != null) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          ("%s: this is %s. If it is a backward network all the same, name its inputs with --latent"
                  + " and --condition.")
              .formatted(name, other));
    }
  }

  private @Nullable String recognise() {
    if (inputs.isEmpty()) {
      return "a network without an input. Export it with the latent and the property as inputs: "
          + ExportAdvice.BACKWARD;
    }
    for (Edge input : inputs) {
      if (!isFloat(input)) {
        return ("a network whose input “%s” takes whole numbers or text (%s), as class labels and"
                + " tokens are. Backcast asks for numbers: export it with the one-hot or embedded"
                + " label as a float input, for example def forward(self, z, c): return net(z, c @"
                + " embedding.weight)")
            .formatted(input.name(), GraphSummary.line(input));
      }
      if (input.shape().size() > 3) {
        return "a network for images or fields: its input is %s. Backcast explores designs of a few numbers"
                .formatted(GraphSummary.line(input))
            + ", [n, columns]";
      }
    }
    if (isClassifier()) {
      return "a classifier: its output is %s. A backward network draws designs from a latent point and a"
              .formatted(GraphSummary.line(outputs.getFirst()))
          + " property; export that one: "
          + ExportAdvice.BACKWARD;
    }
    if (isMixture()) {
      return "a mixture density network: its outputs are the weights, means and deviations of a"
          + " mixture, not designs. Export one that draws from it: let one more latent number choose"
          + " the component k, and return mu[:, k] + sigma[:, k] * z";
    }
    if (isLikelihood()) {
      return "a network of a likelihood, an energy or a critic: for %s it gives one number (%s), no design."
              .formatted(names(inputs), GraphSummary.line(outputs.getFirst()))
          + " Export the sampler of the design: with sbi, the flow's inverse of a posterior estimator"
          + " (NPE): "
          + ExportAdvice.BACKWARD;
    }
    if (isVelocity()) {
      return "a velocity or noise field, as in flow matching and diffusion: one step, not a design."
          + " Say with --integrate heun:20 (in the card, \"integration\") how a flow from t = 0 to t ="
          + " 1 is to be integrated, or export the whole sampler, with its steps unrolled in forward: "
          + ExportAdvice.BACKWARD;
    }
    if (isAutoencoder()) {
      return "a whole autoencoder (design → design), encoder and decoder. Export the decoder alone,"
          + " latent and property → design: "
          + ExportAdvice.DECODER;
    }
    if (isEncoder()) {
      return "an encoder, or a predictor with a deviation: its outputs are a mean and a deviation"
          + " (%s). Export the decoder, latent and property → design: ".formatted(names(outputs))
          + ExportAdvice.DECODER;
    }
    if (isForwardDirection()) {
      return "the forward direction of a flow (design → latent). Export its inverse: wrap it in a"
          + " module whose forward(self, z, y) returns flow.inverse(z, y), then "
          + ExportAdvice.BACKWARD;
    }
    return isPredictor()
        ? ("a predictor (%s → %s), which says what a design does, not which design to make. Export"
                + " the backward network, %s; this one goes beside it with --predict")
            .formatted(
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
