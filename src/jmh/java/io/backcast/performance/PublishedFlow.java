package io.backcast.performance;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import io.backcast.engine.onnx.OnnxNodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * The network of Fung et al. (npj Computational Materials 7, 200, 2021) by its published sizes, run
 * backward: six conditional GLOW couplings whose networks have one hidden layer of 256 rectified
 * units, permutations between them, clamp 2. Weights are random: only the work counts here.
 */
final class PublishedFlow {
  static final int DX = 7;
  static final int DY = 1;
  private static final int BLOCKS = 6;
  private static final int HIDDEN = 256;
  private static final float CLAMP = 2;

  /** Of the soft clamp of GLOW couplings in FrEIA. */
  private static final float ATAN = 0.636f;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("published");
  private final Random random = new Random(1);
  private int edges;

  private PublishedFlow() {}

  /** Writes {@code z [n, 7], y [n, 1] → x [n, 7]}. */
  static void write(Path file) throws Exception {
    Files.write(file, new PublishedFlow().build());
  }

  /** Floating-point operations a row of the matrix products. */
  static double operations() {
    int first = (DX / 2 + DY) * HIDDEN + HIDDEN * 2 * (DX - DX / 2);
    int second = (DX - DX / 2 + DY) * HIDDEN + HIDDEN * 2 * (DX / 2);
    return 2.0 * BLOCKS * (first + second + DX * DX);
  }

  private byte[] build() {
    graph
        .addInput(OnnxNodes.floatPort("z", "n", "" + DX))
        .addInput(OnnxNodes.floatPort("y", "n", "" + DY))
        .addOutput(OnnxNodes.floatPort("x", "n", "" + DX));
    int half = DX / 2;
    String v = "z";
    for (int block = 0; block < BLOCKS; block++) {
      v = node("MatMul", v, permutation(block));
      String a = slice(v, 0, half);
      String b = slice(v, half, DX);
      b = moved(b, a, DX - half);
      a = moved(a, b, half);
      v = concat(a, b);
    }
    graph.addNode(OnnxNodes.node("Identity", "out", List.of(v), "x"));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  /** The inverse of {@code move · exp(s(keep)) + t(keep)}. */
  private String moved(String move, String keep, int width) {
    int inputs = DX - width + DY;
    String hidden = node("Relu", linear(concat(keep, "y"), inputs, HIDDEN));
    String both = linear(hidden, HIDDEN, 2 * width);
    String s = node("Atan", node("Mul", slice(both, 0, width), scalar(1 / CLAMP)));
    String scale = node("Exp", node("Mul", s, scalar(-CLAMP * ATAN)));
    return node("Mul", node("Sub", move, slice(both, width, 2 * width)), scale);
  }

  private String linear(String input, int in, int out) {
    return node("Add", node("MatMul", input, weights(in, out)), weights(1, out));
  }

  private String weights(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.05 * random.nextGaussian());
    }
    String name = edge();
    graph.addInitializer(OnnxNodes.floats(name, values, rows, columns));
    return name;
  }

  private String permutation(int block) {
    float[] matrix = new float[DX * DX];
    for (int i = 0; i < DX; i++) {
      matrix[i * DX + (3 * i + block) % DX] = 1;
    }
    String name = edge();
    graph.addInitializer(OnnxNodes.floats(name, matrix, DX, DX));
    return name;
  }

  private String scalar(float value) {
    String name = edge();
    graph.addInitializer(OnnxNodes.floats(name, new float[] {value}, 1));
    return name;
  }

  private String slice(String input, int from, int to) {
    String[] bounds = {edge(), edge(), edge()};
    graph.addInitializer(OnnxNodes.longs(bounds[0], from));
    graph.addInitializer(OnnxNodes.longs(bounds[1], to));
    graph.addInitializer(OnnxNodes.longs(bounds[2], 1));
    return node("Slice", input, bounds[0], bounds[1], bounds[2]);
  }

  private String concat(String a, String b) {
    String out = edge();
    graph.addNode(
        OnnxNodes.node("Concat", out, List.of(a, b), out, OnnxNodes.attribute("axis", 1)));
    return out;
  }

  private String node(String type, String... inputs) {
    String out = edge();
    NodeProto node = OnnxNodes.node(type, out, List.of(inputs), out);
    graph.addNode(node);
    return out;
  }

  private String edge() {
    return "e" + edges++;
  }
}
