package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.OnnxGraph;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Digests;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.GraphFile;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.train.net.OnnxOps;
import io.backcast.train.net.Ops;
import io.backcast.train.net.TorchOps;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes the trained networks as ONNX and checks each file against the network it came from. */
public final class OnnxExporter {
  private static final int PROBES = 300;
  private static final double LARGEST_DIFFERENCE = 1e-4;

  /** Couplings one after another make more of a rounding; a wrong graph is off by far more. */
  private static final double LARGEST_FLOW_DIFFERENCE = 2e-3;

  private final NDManager manager;
  private final DesignSpace space;
  private final TrainedEnsemble ensemble;
  private final Surrogate surrogate;
  private final BackwardTrainer backward;
  private final @Nullable FastGeneratorTrainer fastGenerator;

  public OnnxExporter(
      NDManager manager,
      DesignSpace space,
      TrainedEnsemble ensemble,
      Surrogate surrogate,
      BackwardTrainer backward,
      @Nullable FastGeneratorTrainer fastGenerator) {
    this.manager = manager;
    this.space = space;
    this.ensemble = ensemble;
    this.surrogate = surrogate;
    this.backward = backward;
    this.fastGenerator = fastGenerator;
  }

  /** A network as a function of its inputs. */
  private interface Net {
    <T> List<T> apply(Ops<T> o, List<T> inputs);
  }

  private record Named(String name, long... shape) {}

  /**
   * Writes all networks.
   *
   * @return files by role
   * @throws BackcastException if a file computes anything else than its network did
   */
  public Map<NetworkRole, GraphFile> write(Path folder, String identity) throws BackcastException {
    long dx = space.dx();
    long dy = space.dy();
    Named x = new Named("x", -1, dx);
    Named y = new Named("y", -1, dy);
    Named z = new Named("z", -1, backward.net().latent());
    Named logDet = new Named("log_det", -1);
    boolean joint = backward.net().joint();
    Map<NetworkRole, GraphFile> files = new EnumMap<>(NetworkRole.class);
    files.put(
        NetworkRole.BACKWARD,
        write(
            folder,
            NetworkRole.BACKWARD.key(),
            identity,
            List.of(z, y),
            List.of(x),
            new Backward()));
    if (fastGenerator != null) {
      files.put(
          NetworkRole.FAST_GENERATOR,
          write(
              folder,
              NetworkRole.FAST_GENERATOR.key(),
              identity,
              List.of(z, y),
              List.of(x),
              new Sketch(fastGenerator)));
    }
    files.put(
        NetworkRole.FORWARD,
        write(
            folder,
            NetworkRole.FORWARD.key(),
            identity,
            joint ? List.of(x) : List.of(x, y),
            joint ? List.of(y, z, logDet) : List.of(z, logDet),
            new Forward()));
    files.put(
        NetworkRole.PREDICT,
        write(
            folder,
            NetworkRole.PREDICT.key(),
            identity,
            List.of(x),
            List.of(new Named("y", ensemble.shipped().size(), -1, dy)),
            new Predict()));
    files.put(
        NetworkRole.GRADIENT,
        write(
            folder,
            NetworkRole.GRADIENT.key(),
            identity,
            List.of(x),
            List.of(y, new Named("dy_dx", -1, dy, dx)),
            new Gradient()));
    files.put(
        NetworkRole.VALUE,
        write(folder, NetworkRole.VALUE.key(), identity, List.of(x), List.of(y), new Value()));
    return files;
  }

  private GraphFile write(
      Path folder, String name, String identity, List<Named> inputs, List<Named> outputs, Net net)
      throws BackcastException {
    OnnxOps o = new OnnxOps();
    List<String> edges = inputs.stream().map(i -> o.input(i.name, i.shape)).toList();
    List<String> results = net.apply(o, edges);
    for (int k = 0; k < outputs.size(); k++) {
      o.output(outputs.get(k).name, results.get(k), outputs.get(k).shape);
    }
    byte[] bytes = o.build(Map.of(ModelFolder.IDENTITY, identity, ModelFolder.ROLE, name));
    Path file = folder.resolve(name + ".onnx");
    AtomicFiles.write(file, out -> out.write(bytes));
    double difference = difference(file, inputs, net);
    boolean flow = net instanceof Forward || net instanceof Backward;
    double largest = flow ? LARGEST_FLOW_DIFFERENCE : LARGEST_DIFFERENCE;
    if (!(difference <= largest)) {
      throw new BackcastException(
          ErrorCode.FAILED,
          String.format(
              Locale.ROOT,
              "%s differs from the trained network by %.2g, more than %.0e. Please report this.",
              file,
              difference,
              largest));
    }
    return new GraphFile(file.getFileName().toString(), Digests.sha256(bytes));
  }

  /** Largest difference on random inputs, relative where values are larger than one. */
  private double difference(Path file, List<Named> inputs, Net net) throws BackcastException {
    List<float[]> probes =
        inputs.stream()
            .map(
                i ->
                    switch (i.name) {
                      case "x" -> designs();
                      case "y" -> targets();
                      default -> Randoms.normals(5, 0, PROBES, (int) i.shape[1]);
                    })
            .toList();
    try (OnnxGraph graph = OnnxGraph.lock(file);
        NDManager scope = manager.newSubManager()) {
      List<float[]> got = graph.run(PROBES, probes);
      List<NDArray> arrays =
          probes.stream().map(p -> scope.create(p, new Shape(PROBES, p.length / PROBES))).toList();
      List<NDArray> wanted = net.apply(new TorchOps(scope), arrays);
      double worst = 0;
      for (int k = 0; k < wanted.size(); k++) {
        float[] truth = wanted.get(k).toFloatArray();
        for (int i = 0; i < truth.length; i++) {
          worst =
              Math.max(worst, Math.abs(got.get(k)[i] - truth[i]) / Math.max(1, Math.abs(truth[i])));
        }
      }
      return worst;
    }
  }

  private float[] designs() {
    RandomGenerator random = Randoms.generator(3);
    float[] x = new float[PROBES * space.dx()];
    for (int i = 0; i < x.length; i++) {
      Variable v = space.variables().get(i % space.dx());
      // not the outermost edge, where a logit turns one rounding into thousands
      x[i] = (float) v.unscale(1.9 * random.nextDouble() - 0.95);
    }
    return x;
  }

  private float[] targets() {
    RandomGenerator random = Randoms.generator(4);
    float[] y = new float[PROBES * space.dy()];
    for (int i = 0; i < y.length; i++) {
      Property p = space.properties().get(i % space.dy());
      y[i] = (float) (p.lower() + random.nextDouble() * (p.upper() - p.lower()));
    }
    return y;
  }

  private final class Backward implements Net {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(backward.backward(o, in.get(0), in.get(1)));
    }
  }

  private record Sketch(FastGeneratorTrainer trainer) implements Net {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(trainer.graph(o, in.get(0), in.get(1)));
    }
  }

  private final class Forward implements Net {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return backward.net().joint()
          ? backward.jointForward(o, in.getFirst())
          : backward.forward(o, in.get(0), in.get(1));
    }
  }

  private final class Predict implements Net {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(ensemble.graph(o, in.getFirst()));
    }
  }

  private final class Value implements Net {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(surrogate.graph(o, in.getFirst()));
    }
  }

  private final class Gradient implements Net {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(surrogate.graph(o, in.getFirst()), surrogate.slopes(o, in.getFirst()));
    }
  }
}
