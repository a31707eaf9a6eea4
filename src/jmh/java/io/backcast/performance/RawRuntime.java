package io.backcast.performance;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * ONNX Runtime called as well as it can be for {@code z, y → x}: inputs that lie in its memory
 * already, outputs that stay there, one thread for each core with a call of its own.
 */
public final class RawRuntime implements AutoCloseable {
  private final OrtSession session;
  private final int workers;
  private final int chunk;
  private final ExecutorService pool;
  private final List<Map<String, OnnxTensor>> inputs = new ArrayList<>();
  private final List<Map<String, OnnxTensor>> outputs = new ArrayList<>();

  private RawRuntime(Path network, int chunk, int workers, float[] z, float[] y, int dx)
      throws Exception {
    this.chunk = chunk;
    this.workers = workers;
    this.pool = Executors.newFixedThreadPool(workers);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(network.toString(), options);
    }
    String[] in = session.getInputNames().toArray(String[]::new);
    String out = session.getOutputNames().iterator().next();
    for (int k = 0; k < workers; k++) {
      inputs.add(
          Map.of(in[0], tensor(environment, z, chunk), in[1], tensor(environment, y, chunk)));
      outputs.add(Map.of(out, tensor(environment, new float[chunk * dx], chunk)));
    }
  }

  /**
   * The fastest of some ways, as found here and now.
   *
   * @param z latent points of as many rows as the longest call takes at least, {@code [n, dz]}
   * @param y conditions, {@code [n, dy]}
   */
  public static RawRuntime best(Path network, float[] z, float[] y, int n, int dx)
      throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int chunk : new int[] {256, 512, 1_024, 2_048}) {
      try (RawRuntime raw = of(network, chunk, cores, z, y, n, dx)) {
        for (int i = 0; i < 5; i++) {
          double seconds = Paired.timed(() -> raw.run(20_480))[0];
          if (i > 1 && seconds < least) {
            least = seconds;
            best = chunk;
          }
        }
      }
    }
    return of(network, best, cores, z, y, n, dx);
  }

  private static RawRuntime of(
      Path network, int chunk, int workers, float[] z, float[] y, int n, int dx) throws Exception {
    return new RawRuntime(
        network,
        chunk,
        workers,
        Arrays.copyOf(z, chunk * (z.length / n)),
        Arrays.copyOf(y, chunk * (y.length / n)),
        dx);
  }

  /** Runs so many rows, or a few more, as calls are whole. */
  public void run(int rows) throws Exception {
    AtomicInteger left = new AtomicInteger(Math.ceilDiv(rows, chunk));
    List<Future<?>> all = new ArrayList<>();
    for (int k = 0; k < workers; k++) {
      Map<String, OnnxTensor> in = inputs.get(k);
      Map<String, OnnxTensor> out = outputs.get(k);
      all.add(
          pool.submit(
              () -> {
                while (left.getAndDecrement() > 0) {
                  session.run(in, out).close();
                }
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
  }

  /** Rows that {@link #run} really runs. */
  public int whole(int rows) {
    return Math.ceilDiv(rows, chunk) * chunk;
  }

  public String how() {
    return "%d rows a call, %d at a time".formatted(chunk, workers);
  }

  private static OnnxTensor tensor(OrtEnvironment environment, float[] values, int rows)
      throws Exception {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(values.length * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    buffer.put(0, values);
    return OnnxTensor.createTensor(environment, buffer, new long[] {rows, values.length / rows});
  }

  @Override
  public void close() throws Exception {
    pool.shutdownNow();
    for (int k = 0; k < workers; k++) {
      inputs.get(k).values().forEach(OnnxTensor::close);
      outputs.get(k).values().forEach(OnnxTensor::close);
    }
    session.close();
  }
}
