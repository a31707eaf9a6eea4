package io.backcast.engine.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Walks through a network with the bodies of its loops, branches and functions. */
final class GraphParts {
  private GraphParts() {}

  /** Every stored tensor. */
  static Stream<TensorProto> tensors(ModelProto model) {
    return Stream.concat(
        tensors(model.getGraph()),
        model.getFunctionsList().stream().flatMap(f -> inNodes(f.getNodeList())));
  }

  private static Stream<TensorProto> tensors(GraphProto graph) {
    return Stream.of(
            graph.getInitializerList().stream(),
            graph.getSparseInitializerList().stream().flatMap(GraphParts::parts),
            inNodes(graph.getNodeList()))
        .flatMap(s -> s);
  }

  private static Stream<TensorProto> inNodes(List<NodeProto> nodes) {
    return nodes.stream().flatMap(n -> n.getAttributeList().stream()).flatMap(GraphParts::tensors);
  }

  private static Stream<TensorProto> tensors(AttributeProto attribute) {
    return Stream.of(
            attribute.hasT() ? Stream.of(attribute.getT()) : Stream.<TensorProto>empty(),
            attribute.getTensorsList().stream(),
            attribute.hasSparseTensor()
                ? parts(attribute.getSparseTensor())
                : Stream.<TensorProto>empty(),
            attribute.getSparseTensorsList().stream().flatMap(GraphParts::parts),
            subgraphs(attribute).flatMap(GraphParts::tensors))
        .flatMap(s -> s);
  }

  private static Stream<TensorProto> parts(SparseTensorProto sparse) {
    return Stream.of(sparse.getValues(), sparse.getIndices());
  }

  /** Bodies of a loop or branches. */
  static Stream<GraphProto> subgraphs(AttributeProto attribute) {
    return Stream.concat(
        attribute.hasG() ? Stream.of(attribute.getG()) : Stream.empty(),
        attribute.getGraphsList().stream());
  }

  /** The node and those inside it. */
  static Stream<NodeProto> withInner(NodeProto node) {
    return Stream.concat(
        Stream.of(node),
        node.getAttributeList().stream()
            .flatMap(GraphParts::subgraphs)
            .flatMap(g -> g.getNodeList().stream())
            .flatMap(GraphParts::withInner));
  }

  /** A copy in which every stored tensor is replaced. */
  static ModelProto map(ModelProto model, UnaryOperator<TensorProto> change) {
    ModelProto.Builder out = model.toBuilder().setGraph(map(model.getGraph(), change));
    for (int f = 0; f < out.getFunctionsCount(); f++) {
      for (int i = 0; i < out.getFunctions(f).getNodeCount(); i++) {
        out.getFunctionsBuilder(f).setNode(i, map(out.getFunctions(f).getNode(i), change));
      }
    }
    return out.build();
  }

  private static GraphProto map(GraphProto graph, UnaryOperator<TensorProto> change) {
    GraphProto.Builder out = graph.toBuilder();
    for (int i = 0; i < out.getInitializerCount(); i++) {
      out.setInitializer(i, change.apply(out.getInitializer(i)));
    }
    for (int i = 0; i < out.getSparseInitializerCount(); i++) {
      out.setSparseInitializer(i, map(out.getSparseInitializer(i), change));
    }
    for (int i = 0; i < out.getNodeCount(); i++) {
      out.setNode(i, map(out.getNode(i), change));
    }
    return out.build();
  }

  private static NodeProto map(NodeProto node, UnaryOperator<TensorProto> change) {
    NodeProto.Builder out = node.toBuilder();
    for (int a = 0; a < out.getAttributeCount(); a++) {
      AttributeProto.Builder attribute = out.getAttribute(a).toBuilder();
      if (attribute.hasT()) {
        attribute.setT(change.apply(attribute.getT()));
      }
      for (int i = 0; i < attribute.getTensorsCount(); i++) {
        attribute.setTensors(i, change.apply(attribute.getTensors(i)));
      }
      if (attribute.hasSparseTensor()) {
        attribute.setSparseTensor(map(attribute.getSparseTensor(), change));
      }
      for (int i = 0; i < attribute.getSparseTensorsCount(); i++) {
        attribute.setSparseTensors(i, map(attribute.getSparseTensors(i), change));
      }
      if (attribute.hasG()) {
        attribute.setG(map(attribute.getG(), change));
      }
      for (int i = 0; i < attribute.getGraphsCount(); i++) {
        attribute.setGraphs(i, map(attribute.getGraphs(i), change));
      }
      out.setAttribute(a, attribute);
    }
    return out.build();
  }

  private static SparseTensorProto map(
      SparseTensorProto sparse, UnaryOperator<TensorProto> change) {
    return sparse.toBuilder()
        .setValues(change.apply(sparse.getValues()))
        .setIndices(change.apply(sparse.getIndices()))
        .build();
  }
}
