package io.backcast.performance;

import ai.djl.pytorch.jni.JniUtils;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.backcast.engine.TunedGraph;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.io.Json;
import io.backcast.model.DesignSpace;
import io.backcast.model.OutsideCount;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.RowSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The figures of one network that draws designs, {@code z [n, 7], y [n, 1] → x [n, 7]}. */
public final class EngineFigures {
  private static final int DX = 7;
  private static final int DY = 1;
  private static final double OF_RAW = 0.95;
  private static final double OF_TORCH = 5;
  private static final double OF_LATENTS = 0.1;
  private static final double OF_PRODUCTS = 0.5;

  private final Records records;
  private final String name;
  private final Path network;
  private final boolean published;
  private final int cores = Runtime.getRuntime().availableProcessors();

  /** Designs of a call of PyTorch at most; it is slow enough to be timed by these. */
  private static final int TORCH = 20_480;

  private final int n;
  private final int rounds;

  /**
   * Figures of a network.
   *
   * @param name in the records
   * @param published whether it is the one that a rate beside PyTorch is asked of
   */
  public EngineFigures(Records records, String name, Path network, boolean published) {
    this.published = published;
    this.records = records;
    this.name = name;
    this.network = network;
    this.n = records.effort().pick(20_480, 102_400);
    this.rounds = records.effort().pick(5, 40);
  }

  /** Writes the network of the published sizes. */
  public static void writePublished(Path file) throws Exception {
    PublishedFlow.write(file);
  }

  /**
   * Measures and files everything.
   *
   * @param space whose bounds are checked; null to look for finite numbers alone
   */
  public void measure(@Nullable DesignSpace space) throws Exception {
    float[] z = Randoms.normals(1, 0, n, DX);
    float[] y = new float[n * DY];
    Arrays.fill(y, 0.5f);
    try (TunedGraph graph = TunedGraph.open(network);
        RawRuntime raw = RawRuntime.best(network, z, y, n, DX)) {
      Paired whole = Paired.time(4, rounds, () -> draw(graph, space), () -> raw.run(n));
      double rate = n / whole.median();
      records.add(
          Measurement.of(Part.ENGINE, name, "designs a second", rate, "1/s")
              .against("bare ONNX Runtime", raw.whole(n) / whole.baselineMedian())
              .higherIsBetter()
              .goal(OF_RAW)
              .spread(whole.spread())
              .with("designs", n)
              .with("engine", graph.tuning())
              .with("bare", raw.how())
              .with("processor time, engine", perDesign(whole.processor()))
              .with("processor time, bare", perDesign(whole.baselineProcessor())));
      Paired latents =
          Paired.time(2, rounds, () -> Randoms.normals(1, 0, n, DX), () -> draw(graph, space));
      records.add(
          Measurement.of(
                  Part.ENGINE, name, "time of latent points", latents.median() / n * 1e9, "ns")
              .against("the whole engine", latents.baselineMedian() / n * 1e9)
              .goal(OF_LATENTS)
              .spread(latents.spread()));
      products(rate, whole.spread());
      torch(graph, z, y, rate, whole.spread());
      python(rate, whole.spread());
    }
  }

  /** Beside a large product, and beside products as small as those of its layers. */
  private void products(double rate, double spread) throws Exception {
    double seconds = records.effort().pick(1, 3);
    MatrixProduct.Rate large = new MatrixProduct(1_024, 1_024, 1_024).onnxRuntime(cores, seconds);
    Measurement figure =
        Measurement.of(Part.ENGINE, name, "matrix products", rate * operations() / 1e9, "GFLOP/s")
            .against("product 1,024 × 1,024 × 1,024", large.median())
            .higherIsBetter()
            .spread(Math.hypot(large.spread(), spread))
            .with("threads", cores);
    // the published network has no square layer: all its products are small at one end
    records.add(published ? figure : figure.goal(OF_PRODUCTS));
    MatrixProduct own =
        published ? new MatrixProduct(1_024, 256, 8) : new MatrixProduct(1_024, 96, 96);
    MatrixProduct.Rate small = own.onnxRuntime(1, seconds);
    records.add(
        Measurement.of(Part.ENGINE, name, "matrix products", rate * operations() / 1e9, "GFLOP/s")
            .against(
                String.format(
                    Locale.ROOT, "products %,d × %d × %d", own.rows(), own.inner(), own.columns()),
                small.median() * cores)
            .higherIsBetter()
            .spread(Math.hypot(small.spread(), spread))
            .with("threads", cores));
  }

  /** What a request goes through: latents, condition, run, checks, copy out. */
  private float[] draw(TunedGraph graph, @Nullable DesignSpace space) throws Exception {
    RowSource z = RowSource.normals(1, 0, DX);
    RowSource y = RowSource.repeated(new float[] {0.5f});
    if (space == null) {
      return graph.run(n, z, y, EngineFigures::requireFinite);
    }
    OutsideCount.Counter outside = new OutsideCount.Counter(space);
    float[] x = graph.run(n, z, y, outside);
    if (outside.counted().drawn() != n) {
      throw new IllegalStateException("not all designs were compared with the bounds");
    }
    return x;
  }

  private static void requireFinite(int from, int to, float[] x) {
    for (int i = from * DX; i < to * DX; i++) {
      if (!Float.isFinite(x[i])) {
        throw new IllegalStateException("the network gives no finite number");
      }
    }
  }

  private String perDesign(double[] seconds) {
    return String.format(Locale.ROOT, "%.2f µs", Quantiles.of(seconds, 0.5) / n * 1e6);
  }

  private double operations() throws Exception {
    double sum = 0;
    for (TensorProto tensor : OnnxFile.read(network).getGraph().getInitializerList()) {
      if (tensor.getDimsCount() == 2 && tensor.getDims(0) > 1) {
        sum += 2.0 * tensor.getDims(0) * tensor.getDims(1);
      }
    }
    return sum;
  }

  private void torch(TunedGraph graph, float[] z, float[] y, double rate, double ours)
      throws Exception {
    try (TorchProgram.Loaded torch = TorchProgram.Loaded.of(TorchProgram.of(network))) {
      JniUtils.setNumThreads(cores);
      float[] designs = graph.run(64, Arrays.copyOf(z, 64 * DX), Arrays.copyOf(y, 64 * DY));
      float[] theirs = torch.run(64, Arrays.copyOf(z, 64 * DX), Arrays.copyOf(y, 64 * DY));
      for (int i = 0; i < designs.length; i++) {
        if (Math.abs(designs[i] - theirs[i]) > 1e-3 * Math.max(1, Math.abs(designs[i]))) {
          throw new IllegalStateException("PyTorch computes something else");
        }
      }
      int batch = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int size : new int[] {1_024, 4_096, TORCH}) {
        for (int i = 0; i < 3; i++) {
          double seconds = Paired.timed(() -> torchRows(torch, z, y, size))[0];
          if (i > 0 && seconds < least) {
            least = seconds;
            batch = size;
          }
        }
      }
      // not in turn with the engine: PyTorch's threads go on spinning for a while after their work
      double[] seconds = new double[Math.max(3, rounds / 3)];
      for (int i = 0; i < seconds.length; i++) {
        int best = batch;
        seconds[i] = Paired.timed(() -> torchRows(torch, z, y, best))[0];
      }
      add(
          "PyTorch by DJL",
          rate,
          TORCH / Quantiles.of(seconds, 0.5),
          Math.hypot(ours, Paired.spread(seconds)),
          batch);
    }
  }

  private void torchRows(TorchProgram.Loaded torch, float[] z, float[] y, int batch) {
    float[] some = Arrays.copyOf(z, batch * DX);
    float[] conditions = Arrays.copyOf(y, batch * DY);
    for (int from = 0; from < TORCH; from += batch) {
      torch.run(batch, some, conditions);
    }
  }

  private void python(double rate, double ours) throws Exception {
    Path program = Files.createTempFile("program", ".json");
    try {
      new Json().write(program, TorchProgram.of(network));
      double least = Double.POSITIVE_INFINITY;
      double spread = 0;
      int batch = 0;
      for (int size : new int[] {1_024, 4_096, TORCH}) {
        JsonNode answer = PythonTorch.run("torch_network.py", program, TORCH, size, cores, 5);
        if (answer == null) {
          records.skip(Part.ENGINE, "python3 with PyTorch is not installed.");
          return;
        }
        double[] seconds = PythonTorch.seconds(answer);
        double median = Quantiles.of(seconds, 0.5);
        if (median < least) {
          least = median;
          spread = Paired.spread(seconds);
          batch = size;
        }
      }
      add("PyTorch of Python", rate, TORCH / least, Math.hypot(spread, ours), batch);
    } finally {
      Files.delete(program);
    }
  }

  private void add(String torch, double rate, double theirs, double spread, int batch)
      throws Exception {
    Measurement figure =
        Measurement.of(Part.ENGINE, name, "designs a second", rate, "1/s")
            .against(torch, theirs)
            .higherIsBetter()
            .spread(spread)
            .with("batch of PyTorch", batch)
            .with("threads", cores);
    records.add(published ? figure.goal(OF_TORCH) : figure);
  }
}
