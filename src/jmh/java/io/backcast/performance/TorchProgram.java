package io.backcast.performance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.backcast.engine.onnx.OnnxFile;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The layers of an ONNX network as PyTorch's own: products with a bias are linear layers, {@code x
 * sigmoid(x)} is one function, as whoever writes the network for PyTorch would have it. Steps and
 * weights can be given to Python too.
 */
final class TorchProgram {
  /** A step. Numbers are bounds of a slice or a clip. */
  record Step(String op, List<String> in, String out, List<Double> numbers) {}

  /** Weights. */
  record Weights(List<Long> shape, List<Float> values) {}

  /** All of it, as it is given to Python. */
  record Program(
      List<String> inputs, String output, List<Step> steps, Map<String, Weights> weights) {}

  private final Map<String, TensorProto> constants = new HashMap<>();
  private final Map<String, NodeProto> makers = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final GraphProto graph;

  private TorchProgram(GraphProto graph) {
    this.graph = graph;
    graph.getInitializerList().forEach(t -> constants.put(t.getName(), t));
    for (NodeProto node : graph.getNodeList()) {
      makers.put(node.getOutput(0), node);
      node.getInputList().forEach(i -> uses.merge(i, 1, Integer::sum));
    }
  }

  static Program of(Path network) throws Exception {
    TorchProgram program = new TorchProgram(OnnxFile.read(network).getGraph());
    program.translate();
    Map<String, Weights> weights = new LinkedHashMap<>();
    for (Step step : program.steps) {
      for (String in : step.in) {
        TensorProto tensor = program.constants.get(in);
        if (tensor != null) {
          weights.put(in, new Weights(tensor.getDimsList(), floats(tensor)));
        }
      }
    }
    return new Program(
        program.graph.getInputList().stream().map(i -> i.getName()).toList(),
        program.graph.getOutput(0).getName(),
        program.steps,
        weights);
  }

  private void translate() {
    Set<String> inner = new HashSet<>();
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("Add") && bias(node) != null) {
        inner.add(node.getInput(0));
      } else if (isSilu(node)) {
        inner.add(node.getInput(1));
      }
    }
    for (NodeProto node : graph.getNodeList()) {
      if (!inner.contains(node.getOutput(0))) {
        steps.add(step(node));
      }
    }
  }

  /** The product of a linear layer, if the sum belongs to one. */
  private NodeProto bias(NodeProto sum) {
    NodeProto product = makers.get(sum.getInput(0));
    boolean linear =
        product != null
            && product.getOpType().equals("MatMul")
            && uses.get(sum.getInput(0)) == 1
            && constants.containsKey(product.getInput(1))
            && constants.containsKey(sum.getInput(1));
    return linear ? product : null;
  }

  private boolean isSilu(NodeProto node) {
    NodeProto second = node.getInputCount() == 2 ? makers.get(node.getInput(1)) : null;
    return node.getOpType().equals("Mul")
        && second != null
        && second.getOpType().equals("Sigmoid")
        && second.getInput(0).equals(node.getInput(0))
        && uses.get(node.getInput(1)) == 1;
  }

  private Step step(NodeProto node) {
    String out = node.getOutput(0);
    NodeProto product = node.getOpType().equals("Add") ? bias(node) : null;
    if (product != null) {
      return new Step(
          "Linear",
          List.of(product.getInput(0), product.getInput(1), node.getInput(1)),
          out,
          List.of());
    }
    if (isSilu(node)) {
      return new Step("Silu", List.of(node.getInput(0)), out, List.of());
    }
    if (node.getOpType().equals("Slice")) {
      return new Step(
          "Slice",
          List.of(node.getInput(0)),
          out,
          List.of(whole(node.getInput(1)), whole(node.getInput(2))));
    }
    if (node.getOpType().equals("Clip")) {
      return new Step(
          "Clip",
          List.of(node.getInput(0)),
          out,
          List.of((double) first(node.getInput(1)), (double) first(node.getInput(2))));
    }
    return new Step(node.getOpType(), node.getInputList(), out, List.of());
  }

  private double whole(String name) {
    return constants
        .get(name)
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .getLong(0);
  }

  private float first(String name) {
    return floats(constants.get(name)).getFirst();
  }

  private static List<Float> floats(TensorProto tensor) {
    var buffer =
        tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    List<Float> values = new ArrayList<>();
    while (buffer.hasRemaining()) {
      values.add(buffer.get());
    }
    return values;
  }

  /** A program whose weights are PyTorch's. */
  record Loaded(Program program, NDManager manager, Map<String, NDArray> weights)
      implements AutoCloseable {
    static Loaded of(Program program) {
      NDManager manager = NDManager.newBaseManager("PyTorch");
      Map<String, NDArray> weights = new HashMap<>();
      program.weights.forEach(
          (name, w) -> {
            float[] values = new float[w.values.size()];
            for (int i = 0; i < values.length; i++) {
              values[i] = w.values.get(i);
            }
            weights.put(
                name,
                manager.create(values, new Shape(w.shape.stream().mapToLong(l -> l).toArray())));
          });
      // linear layers have their weights the other way round
      for (Step step : program.steps) {
        if (step.op.equals("Linear")) {
          weights.computeIfPresent(step.in.get(1), (name, w) -> w.transpose().duplicate());
        }
      }
      return new Loaded(program, manager, weights);
    }

    /** Runs it; inputs in the graph's order, {@code [n, dᵢ]}. */
    float[] run(int n, float[]... inputs) {
      try (NDManager scope = manager.newSubManager()) {
        Map<String, NDArray> values = new HashMap<>(weights);
        for (int k = 0; k < inputs.length; k++) {
          values.put(
              program.inputs.get(k), scope.create(inputs[k], new Shape(n, inputs[k].length / n)));
        }
        for (Step step : program.steps) {
          NDArray result = result(step, values);
          result.attach(scope);
          values.put(step.out, result);
        }
        return values.get(program.output).toFloatArray();
      }
    }

    private static NDArray result(Step step, Map<String, NDArray> values) {
      NDArray a = values.get(step.in.getFirst());
      NDArray b = step.in.size() > 1 ? values.get(step.in.get(1)) : a;
      return switch (step.op) {
        case "Linear" -> Linear.linear(a, b, values.get(step.in.get(2))).singletonOrThrow();
        case "Silu" -> Activation.sigmoid(a).muli(a);
        case "Slice" ->
            a.get(
                new NDIndex(
                    ":, %d:%d".formatted(from(step), Math.min(to(step), a.getShape().get(1)))));
        case "Clip" -> a.clip(step.numbers.get(0), step.numbers.get(1));
        case "MatMul" -> a.matMul(b);
        case "Add" -> a.add(b);
        case "Sub" -> a.sub(b);
        case "Mul" -> a.mul(b);
        case "Div" -> a.div(b);
        case "Sigmoid" -> Activation.sigmoid(a);
        case "Tanh" -> a.tanh();
        case "Exp" -> a.exp();
        case "Atan" -> a.atan();
        case "Relu" -> Activation.relu(a);
        case "Concat" ->
            NDArrays.concat(
                new NDList(step.in.stream().map(values::get).toArray(NDArray[]::new)), 1);
        case "LessOrEqual" -> a.lte(b);
        case "Cast" -> a.toType(DataType.FLOAT32, false);
        case "Identity" -> a.add(0);
        default -> throw new IllegalStateException("no such step here: " + step.op);
      };
    }

    private static long from(Step step) {
      return step.numbers.get(0).longValue();
    }

    private static long to(Step step) {
      return step.numbers.get(1).longValue();
    }

    @Override
    public void close() {
      manager.close();
    }
  }
}
