package io.backcast.engine;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How the networks of a model are run: as was found on this machine before, else as is found by
 * trying them when they are opened, within {@link #MOST_NANOS}. What a network gives does not
 * depend on it.
 */
public final class EngineTuning {
  /** Time for all networks of a model. */
  static final long MOST_NANOS = 600_000_000;

  /**
   * What many samples wait for comes first; what there is no time for runs as usual, and is the
   * first to be tried the next time.
   */
  private static final List<NetworkRole> ORDER =
      List.of(
          NetworkRole.BACKWARD,
          NetworkRole.VELOCITY,
          NetworkRole.FAST_GENERATOR,
          NetworkRole.VALUE,
          NetworkRole.GRADIENT,
          NetworkRole.FORWARD,
          NetworkRole.PREDICT,
          NetworkRole.AUDIT);

  private final @Nullable Path folder;
  private final Json json;
  private final Executor executor;
  private final LongSupplier clock;

  private EngineTuning(@Nullable Path folder, Json json, Executor executor, LongSupplier clock) {
    this.folder = folder;
    this.json = json;
    this.executor = executor;
    this.clock = clock;
  }

  /** All networks run as usual; nothing is tried or kept. */
  public static EngineTuning none() {
    return new EngineTuning(null, new Json(), Runnable::run, System::nanoTime);
  }

  /**
   * Tries what is not known.
   *
   * @param folder for caches
   * @param executor of the trials; a model that is in use meanwhile runs as usual
   */
  public static EngineTuning kept(Path folder, Json json, Executor executor) {
    return kept(folder, json, executor, System::nanoTime);
  }

  /** As above, by another clock, in nanoseconds. */
  static EngineTuning kept(Path folder, Json json, Executor executor, LongSupplier clock) {
    return new EngineTuning(folder, json, executor, clock);
  }

  /** Tunes the networks of an open model that are run in this process. */
  void apply(ModelCard card, Map<NetworkRole, GraphRunner> graphs) {
    if (folder == null) {
      return;
    }
    TuningFile file = TuningFile.of(folder, json);
    Map<String, RunTuning> known = file.read();
    Map<String, OnnxGraph> unknown = new LinkedHashMap<>();
    for (NetworkRole role : ORDER) {
      GraphFile network = card.graphs().get(role);
      if (network != null && graphs.get(role) instanceof OnnxGraph graph) {
        RunTuning how = known.get(network.sha256());
        if (how == null) {
          unknown.put(network.sha256(), graph);
        } else {
          graph.tune(how);
        }
      }
    }
    if (!unknown.isEmpty()) {
      executor.execute(() -> tryAll(unknown, file));
    }
  }

  private void tryAll(Map<String, OnnxGraph> unknown, TuningFile file) {
    NetworkTuner tuner = new NetworkTuner(clock);
    long end = clock.getAsLong() + MOST_NANOS;
    Map<String, RunTuning> found = new LinkedHashMap<>();
    boolean first = true;
    for (Map.Entry<String, OnnxGraph> entry : unknown.entrySet()) {
      try {
        Optional<RunTuning> how = tuner.tune(entry.getValue(), end);
        if (how.isPresent()) {
          entry.getValue().tune(how.get());
          found.put(entry.getKey(), how.get());
        } else if (first) {
          // all the time there is was not enough, and will not be the next time
          found.put(entry.getKey(), RunTuning.USUAL.here());
        }
        first = false;
      } catch (BackcastException e) {
        // closed meanwhile, or interrupted: whoever uses it is told
        break;
      }
    }
    if (!found.isEmpty()) {
      file.add(found);
    }
  }
}
