package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.backcast.model.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an ONNX file contains, read without running it.
 *
 * @param inputs of a call, without stored weights
 * @param outputs in the graph's order
 * @param opsets version by domain; the default domain is {@code ai.onnx}
 * @param irVersion of the file format
 * @param producer program that wrote it, with its version
 * @param metadata custom pairs
 * @param operators number of uses of each
 * @param parameters number of stored numbers
 * @param externalFiles other files that hold weights
 * @param blocks groups of nodes, in the order of computation
 */
public record GraphSummary(
    List<Edge> inputs,
    List<Edge> outputs,
    Map<String, Long> opsets,
    long irVersion,
    String producer,
    Map<String, String> metadata,
    Map<String, Integer> operators,
    long parameters,
    List<String> externalFiles,
    List<Block> blocks) {

  /**
   * An input or output.
   *
   * @param type element type as ONNX names it, for example {@code FLOAT}
   * @param shape lengths; a name where the length is free
   */
  public record Edge(String name, String type, List<String> shape) {
    /**
     * Length of an axis, or −1 where it is free or there is no such axis; lengths beyond any
     * network are the largest int.
     */
    public int length(int axis) {
      if (axis >= shape.size() || !shape.get(axis).matches("\\d+")) {
        return -1;
      }
      return shape.get(axis).length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(shape.get(axis));
    }
  }

  /**
   * Consecutive nodes of one module.
   *
   * @param name from the exporter or the weights
   * @param operators number of uses of each in it
   * @param parameters number of numbers stored for it
   */
  public record Block(String name, Map<String, Integer> operators, long parameters) {}

  /** Summarizes a parsed file. */
  public static GraphSummary of(ModelProto model) {
    GraphProto graph = model.getGraph();
    Map<String, Long> sizes = new LinkedHashMap<>();
    graph.getInitializerList().forEach(t -> sizes.put(t.getName(), size(t)));
    Map<String, Long> opsets = new TreeMap<>();
    model
        .getOpsetImportList()
        .forEach(
            o -> opsets.put(o.getDomain().isEmpty() ? "ai.onnx" : o.getDomain(), o.getVersion()));
    Map<String, Integer> operators = new TreeMap<>();
    graph.getNodeList().forEach(n -> operators.merge(n.getOpType(), 1, Integer::sum));
    Map<String, String> metadata = new TreeMap<>();
    model.getMetadataPropsList().forEach(p -> metadata.put(p.getKey(), p.getValue()));
    return new GraphSummary(
        edges(graph.getInputList(), sizes.keySet()),
        edges(graph.getOutputList(), Set.of()),
        opsets,
        model.getIrVersion(),
        (model.getProducerName() + " " + model.getProducerVersion()).strip(),
        metadata,
        operators,
        sizes.values().stream().mapToLong(s -> s).sum(),
        List.copyOf(OnnxFile.externalFiles(model)),
        blocks(graph, sizes));
  }

  /** An input or output in one line, as in {@code z FLOAT [n, 7]}. */
  public static String line(Edge edge) {
    return Printable.line(
        "%s %s [%s]".formatted(edge.name, edge.type, String.join(", ", edge.shape)));
  }

  private static List<Edge> edges(List<ValueInfoProto> infos, Set<String> stored) {
    List<Edge> edges = new ArrayList<>();
    for (ValueInfoProto info : infos) {
      if (!stored.contains(info.getName())) {
        TypeProto.Tensor tensor = info.getType().getTensorType();
        TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getElemType());
        edges.add(
            new Edge(
                info.getName(),
                type == null ? "UNKNOWN" : type.name(),
                tensor.getShape().getDimList().stream().map(GraphSummary::length).toList()));
      }
    }
    return edges;
  }

  private static String length(TensorShapeProto.Dimension dimension) {
    return switch (dimension.getValueCase()) {
      case DIM_VALUE -> Long.toString(dimension.getDimValue());
      case DIM_PARAM -> dimension.getDimParam();
      default -> "?";
    };
  }

  private static long size(TensorProto tensor) {
    return tensor.getDimsList().stream().mapToLong(d -> d).reduce(1, (a, b) -> a * b);
  }

  /** Groups consecutive nodes by name; a node without a name joins the group before it. */
  private static List<Block> blocks(GraphProto graph, Map<String, Long> sizes) {
    List<Block> blocks = new ArrayList<>();
    Set<String> counted = new HashSet<>();
    for (NodeProto node : graph.getNodeList()) {
      String name = blockName(node, sizes.keySet());
      if (blocks.isEmpty() || (!name.isEmpty() && !name.equals(blocks.getLast().name))) {
        blocks.add(new Block(name.isEmpty() ? "start" : name, new TreeMap<>(), 0));
      }
      Block last = blocks.removeLast();
      last.operators.merge(node.getOpType(), 1, Integer::sum);
      long own =
          node.getInputList().stream()
              .filter(i -> sizes.containsKey(i) && counted.add(i))
              .mapToLong(sizes::get)
              .sum();
      blocks.add(new Block(last.name, last.operators, last.parameters + own));
    }
    return blocks;
  }

  /**
   * The outermost module of a PyTorch node name ({@code /blocks.3/net/Gemm}), or the prefix of the
   * weights.
   */
  private static String blockName(NodeProto node, Set<String> stored) {
    String[] scope = node.getName().split("/", -1);
    if (scope.length > 2 && scope[0].isEmpty()) {
      return scope[1];
    }
    String prefix =
        node.getInputList().stream()
            .filter(stored::contains)
            .filter(i -> i.matches("[A-Za-z]+[A-Za-z0-9]*[._].*"))
            .map(
                i ->
                    i.matches("[a-z]+\\.\\d+\\..*")
                        ? i.replaceFirst("^([a-z]+\\.\\d+).*", "$1")
                        : i.split("[._]", 2)[0])
            .distinct()
            .collect(Collectors.joining(" "));
    return prefix.toLowerCase(Locale.ROOT);
  }
}
