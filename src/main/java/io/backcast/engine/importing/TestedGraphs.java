package io.backcast.engine.importing;

import io.backcast.engine.GraphRunner;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The networks of a model that is being made, each opened once, in a trial. */
final class TestedGraphs {
  private final NetworkTrial trial;
  private final Map<Path, GraphRunner> open = new HashMap<>();

  TestedGraphs(NetworkTrial trial) {
    this.trial = trial;
  }

  /**
   * Opens a network and tests how it behaves.
   *
   * @param width of its output
   */
  void test(BehaviourTest test, Path file, List<TrialInput> inputs, int width)
      throws BackcastException {
    open.put(file, test.open(trial, file, inputs, width));
  }

  /**
   * Checks the finished model, with the networks as they are open here.
   *
   * @param unfinished the folder with it
   * @param folder where it will be
   * @param network the user's file that it is made of
   * @param listener is given the model
   */
  void requireModel(Json json, Path unfinished, Path folder, Path network, ImportListener listener)
      throws BackcastException {
    try (InverseModel model = new ModelFolder(json, this::opened).open(unfinished)) {
      listener.made(model);
    } catch (BackcastException e) {
      throw new BackcastException(
          e.code(),
          e.said()
              .withTexts(
                  text ->
                      text.replace(
                              unfinished.resolve("backward.onnx").toString(), network.toString())
                          .replace(
                              unfinished.resolve("velocity.onnx").toString(), network.toString())
                          .replace(unfinished.toString(), folder.toString())),
          e);
    }
  }

  private GraphRunner opened(Path file) throws BackcastException {
    GraphRunner graph = open.get(file);
    return graph == null ? trial.open(file, file.toString()) : graph;
  }
}
