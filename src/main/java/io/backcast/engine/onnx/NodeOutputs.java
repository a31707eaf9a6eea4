package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A network with the results of its nodes as outputs, in the order in which they are computed.
 *
 * @param model the network
 * @param names the node of each output, as users find it
 */
public record NodeOutputs(ModelProto model, List<String> names) {
  /** Shows what the first output is computed from, that output included. */
  public static NodeOutputs of(ModelProto network) {
    ModelProto model = SinglePrecision.of(network);
    GraphProto.Builder graph = model.getGraph().toBuilder().clearOutput().clearValueInfo();
    List<String> names = new ArrayList<>();
    Set<String> reached = new GraphAncestry(model).edges(model.getGraph().getOutput(0).getName());
    for (NodeProto node : model.getGraph().getNodeList()) {
      if (node.getOutputCount() > 0
          && reached.contains(node.getOutput(0))
          && !node.getOutput(0).isEmpty()
          && !node.getOpType().equals("Constant")) {
        // without a type: ONNX Runtime infers it
        graph.addOutput(ValueInfoProto.newBuilder().setName(node.getOutput(0)));
        names.add(NetworkFaults.name(node));
      }
    }
    return new NodeOutputs(model.toBuilder().setGraph(graph).build(), List.copyOf(names));
  }
}
