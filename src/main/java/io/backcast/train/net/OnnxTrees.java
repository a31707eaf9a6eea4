package io.backcast.train.net;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Writes regression trees as the operator that ONNX has for them. */
final class OnnxTrees {
  /** Operators for machine learning beside networks. */
  static final String DOMAIN = "ai.onnx.ml";

  static final long VERSION = 3;

  private OnnxTrees() {}

  /** A {@code TreeEnsembleRegressor}. */
  static NodeProto node(Trees trees, String name, String input, String output) {
    int n = trees.tree().length;
    int[] number = numbers(trees);
    IntPredicate inner = i -> trees.input()[i] >= 0;
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType("TreeEnsembleRegressor")
            .setDomain(DOMAIN)
            .setName(name)
            .addInput(input)
            .addOutput(output);
    node.addAttribute(
        AttributeProto.newBuilder()
            .setName("n_targets")
            .setType(AttributeProto.AttributeType.INT)
            .setI(trees.targets()));
    node.addAttribute(longs("nodes_treeids", n, all(), i -> trees.tree()[i]));
    node.addAttribute(longs("nodes_nodeids", n, all(), i -> number[i]));
    node.addAttribute(longs("nodes_featureids", n, all(), i -> Math.max(0, trees.input()[i])));
    node.addAttribute(floats("nodes_values", n, all(), i -> trees.threshold()[i]));
    node.addAttribute(
        longs("nodes_truenodeids", n, all(), i -> inner.test(i) ? number[trees.low()[i]] : 0));
    node.addAttribute(
        longs("nodes_falsenodeids", n, all(), i -> inner.test(i) ? number[trees.high()[i]] : 0));
    AttributeProto.Builder modes =
        AttributeProto.newBuilder()
            .setName("nodes_modes")
            .setType(AttributeProto.AttributeType.STRINGS);
    for (int i = 0; i < n; i++) {
      modes.addStrings(ByteString.copyFromUtf8(inner.test(i) ? "BRANCH_LEQ" : "LEAF"));
    }
    node.addAttribute(modes);
    IntPredicate leaf = inner.negate();
    node.addAttribute(longs("target_treeids", n, leaf, i -> trees.tree()[i]));
    node.addAttribute(longs("target_nodeids", n, leaf, i -> number[i]));
    node.addAttribute(longs("target_ids", n, leaf, i -> trees.target()[i]));
    node.addAttribute(floats("target_weights", n, leaf, i -> trees.value()[i]));
    return node.build();
  }

  private static IntPredicate all() {
    return i -> true;
  }

  /** The number of each node within its tree. */
  private static int[] numbers(Trees trees) {
    int[] number = new int[trees.tree().length];
    for (int i = 1; i < number.length; i++) {
      number[i] = trees.tree()[i] == trees.tree()[i - 1] ? number[i - 1] + 1 : 0;
    }
    return number;
  }

  private static AttributeProto longs(
      String name, int n, IntPredicate which, IntUnaryOperator value) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (int i = 0; i < n; i++) {
      if (which.test(i)) {
        attribute.addInts(value.applyAsInt(i));
      }
    }
    return attribute.build();
  }

  private static AttributeProto floats(
      String name, int n, IntPredicate which, IntFunction<Float> value) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
    for (int i = 0; i < n; i++) {
      if (which.test(i)) {
        attribute.addFloats(value.apply(i));
      }
    }
    return attribute.build();
  }
}
