package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.GraphFile;
import io.backcast.model.NetworkRole;
import io.backcast.train.net.InvertibleNetwork;
import io.backcast.train.net.Ops;
import io.backcast.train.net.VelocityNetwork;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes networks as ONNX files, each compared with the network it came from. */
public final class OnnxExporter {
  private final DesignSpace space;
  private final TrainedNetworks networks;
  private final NDManager manager;

  /**
   * Puts the exporter together.
   *
   * @param manager for the arrays of the checks
   */
  public OnnxExporter(NDManager manager, DesignSpace space, TrainedNetworks networks) {
    this.space = space;
    this.networks = networks;
    this.manager = manager;
  }

  /**
   * An input or output of a graph.
   *
   * @param shape with −1 for the batch
   */
  record Port(String name, long... shape) {}

  /**
   * What was written.
   *
   * @param files by role
   * @param differences of the files from their networks, in the order written
   */
  public record Export(Map<NetworkRole, GraphFile> files, List<ExportDifference> differences) {}

  /**
   * Writes all networks.
   *
   * @throws BackcastException if a file cannot be written or run
   */
  public Export write(Path folder) throws BackcastException {
    long dx = space.dx();
    long dy = space.dy();
    Port x = new Port("x", -1, dx);
    Port y = new Port("y", -1, dy);
    Port z = new Port("z", -1, networks.backward().net().latent());
    Port logDet = new Port("log_det", -1);
    Map<NetworkRole, GraphFile> files = new EnumMap<>(NetworkRole.class);
    GraphWriter writer = new GraphWriter(manager, space, folder, networks.identity());
    switch (networks.backward().net()) {
      case InvertibleNetwork net -> {
        files.put(
            NetworkRole.BACKWARD,
            writer.write(
                NetworkRole.BACKWARD,
                List.of(z, y),
                List.of(x),
                new Backward(networks.backward()),
                ExportCheck.FLOW_LIMIT));
        files.put(
            NetworkRole.FORWARD,
            writer.write(
                NetworkRole.FORWARD,
                net.joint() ? List.of(x) : List.of(x, y),
                net.joint() ? List.of(y, z, logDet) : List.of(z, logDet),
                new Forward(networks.backward(), net.joint()),
                ExportCheck.FLOW_LIMIT));
      }
      case VelocityNetwork net ->
          files.put(
              NetworkRole.VELOCITY,
              writer.write(
                  NetworkRole.VELOCITY,
                  List.of(new Port("x_t", -1, net.latent()), new Port("t", -1, 1), y),
                  List.of(new Port("v", -1, net.latent())),
                  new Velocity(networks.backward()),
                  ExportCheck.LIMIT));
    }
    if (networks.fastGenerator() != null) {
      files.put(
          NetworkRole.FAST_GENERATOR,
          writer.write(
              NetworkRole.FAST_GENERATOR,
              List.of(z, y),
              List.of(x),
              new Fast(networks.fastGenerator()),
              networks.fastGenerator().invertible() ? ExportCheck.FLOW_LIMIT : ExportCheck.LIMIT));
    }
    files.put(
        NetworkRole.PREDICT,
        writer.write(
            NetworkRole.PREDICT,
            List.of(x),
            List.of(new Port("y", networks.ensemble().members(), -1, dy)),
            new Predict(networks.ensemble()),
            ExportCheck.LIMIT));
    if (networks.ensemble().holdOutMembers() > 0) {
      files.put(NetworkRole.AUDIT, audit(writer, space, networks.ensemble()));
    }
    files.put(
        NetworkRole.GRADIENT,
        writer.write(
            NetworkRole.GRADIENT,
            List.of(x),
            List.of(y, new Port("dy_dx", -1, dy, dx)),
            new Gradient(networks.surrogate()),
            ExportCheck.LIMIT));
    files.put(
        NetworkRole.VALUE,
        writer.write(
            NetworkRole.VALUE,
            List.of(x),
            List.of(y),
            new Value(networks.surrogate()),
            ExportCheck.LIMIT));
    return new Export(files, writer.differences());
  }

  /**
   * Writes the hold-out ensemble alone.
   *
   * @param manager for the arrays of the check
   * @param identity of the model that it belongs to
   * @throws BackcastException if the file cannot be written or run
   */
  public static Export writeAudit(
      NDManager manager, DesignSpace space, String identity, TrainedEnsemble ensemble, Path folder)
      throws BackcastException {
    GraphWriter writer = new GraphWriter(manager, space, folder, identity);
    Map<NetworkRole, GraphFile> files = Map.of(NetworkRole.AUDIT, audit(writer, space, ensemble));
    return new Export(files, writer.differences());
  }

  private static GraphFile audit(GraphWriter writer, DesignSpace space, TrainedEnsemble ensemble)
      throws BackcastException {
    return writer.write(
        NetworkRole.AUDIT,
        List.of(new Port("x", -1, space.dx())),
        List.of(new Port("y", ensemble.holdOutMembers(), -1, space.dy())),
        new Audit(ensemble),
        ExportCheck.LIMIT);
  }

  private record Backward(BackwardTrainer trainer) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(trainer.backward(o, in.get(0), in.get(1)));
    }
  }

  private record Fast(FastGeneratorTrainer trainer) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(trainer.graph(o, in.get(0), in.get(1)));
    }
  }

  private record Velocity(BackwardTrainer trainer) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(trainer.velocity(o, in.get(0), in.get(1), in.get(2)));
    }
  }

  private record Forward(BackwardTrainer trainer, boolean joint) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return joint
          ? trainer.jointForward(o, in.getFirst())
          : trainer.forward(o, in.get(0), in.get(1));
    }
  }

  private record Predict(TrainedEnsemble ensemble) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(ensemble.graph(o, in.getFirst()));
    }
  }

  private record Audit(TrainedEnsemble ensemble) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(ensemble.holdOutGraph(o, in.getFirst()));
    }
  }

  private record Value(Surrogate surrogate) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(surrogate.graph(o, in.getFirst()));
    }
  }

  private record Gradient(Surrogate surrogate) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(surrogate.graph(o, in.getFirst()), surrogate.slopes(o, in.getFirst()));
    }
  }
}
