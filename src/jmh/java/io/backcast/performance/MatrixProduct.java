package io.backcast.performance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.backcast.model.Quantiles;
import io.backcast.train.net.OnnxOps;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rate of a matrix product {@code [rows, inner] · [inner, columns]} of single precision, the bound
 * of what a network can reach on a machine.
 */
public record MatrixProduct(int rows, int inner, int columns) {
  private static final int WARM_UPS = 3;

  /**
   * Floating-point operations a second.
   *
   * @param median in GFLOP/s
   * @param spread relative
   */
  public record Rate(double median, double spread) {}

  /** By ONNX Runtime with so many threads. */
  public Rate onnxRuntime(int threads, double seconds) throws Exception {
    OnnxOps graph = new OnnxOps();
    String product = graph.matMul(graph.input("a", rows, inner), graph.input("b", inner, columns));
    graph.output("c", product, rows, columns);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      try (OrtSession session = environment.createSession(graph.build(Map.of()), options);
          OnnxTensor a = tensor(environment, rows, inner);
          OnnxTensor b = tensor(environment, inner, columns);
          OnnxTensor c = tensor(environment, rows, columns)) {
        Map<String, OnnxTensor> inputs = Map.of("a", a, "b", b);
        Map<String, OnnxTensor> outputs = Map.of("c", c);
        return rate(seconds, () -> session.run(inputs, outputs).close());
      }
    }
  }

  /** By PyTorch through DJL with so many threads. */
  public Rate pyTorch(int threads, double seconds) throws Exception {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      JniUtils.setNumThreads(threads);
      NDArray a = manager.randomUniform(0, 1, new ai.djl.ndarray.types.Shape(rows, inner));
      NDArray b = manager.randomUniform(0, 1, new ai.djl.ndarray.types.Shape(inner, columns));
      return rate(seconds, () -> a.matMul(b).close());
    }
  }

  /** By the Python build of PyTorch; null where there is none. */
  public @Nullable Rate python(int threads, double seconds) throws Exception {
    JsonNode answer = PythonTorch.run("torch_rates.py", rows, inner, columns, threads, seconds);
    return answer == null ? null : rate(PythonTorch.seconds(answer));
  }

  private Rate rate(double seconds, Paired.Work work) throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      work.run();
    }
    List<Double> all = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      all.add(Paired.timed(work)[0]);
    }
    return rate(all.stream().mapToDouble(s -> s).toArray());
  }

  private Rate rate(double[] seconds) {
    double operations = 2.0 * rows * inner * columns;
    return new Rate(operations / Quantiles.of(seconds, 0.5) / 1e9, Paired.spread(seconds));
  }

  private static OnnxTensor tensor(OrtEnvironment environment, int n, int d) throws Exception {
    FloatBuffer values =
        ByteBuffer.allocateDirect(n * d * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int i = 0; i < n * d; i++) {
      values.put(i, i % 7 / 7f);
    }
    return OnnxTensor.createTensor(environment, values, new long[] {n, d});
  }
}
