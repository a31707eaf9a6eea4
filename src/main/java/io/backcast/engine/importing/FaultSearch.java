package io.backcast.engine.importing;

import io.backcast.engine.GraphRunner;
import io.backcast.engine.onnx.NodeOutputs;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the operation in a network that first gives numbers that are not finite. */
final class FaultSearch {
  private FaultSearch() {}

  /**
   * The node, as in {@code Log “/Log”}; empty if it cannot be told.
   *
   * @param network the file that gave them
   * @param name of the file in messages
   */
  static String firstNotFinite(
      NetworkTrial trial, Path network, List<TrialInput> inputs, String name)
      throws BackcastException {
    Path file = null;
    try {
      NodeOutputs nodes = NodeOutputs.of(OnnxFile.read(network));
      file = Files.createTempFile("backcast", ".onnx");
      Files.write(file, nodes.model().toByteArray());
      GraphRunner graph = trial.open(file, name);
      int found = graph.firstNotFinite(2, inputs.stream().map(i -> i.rows(2)).toList());
      return found < 0 ? "" : nodes.names().get(found);
    } catch (IOException e) {
      return "";
    } catch (BackcastException e) {
      if (e.code() == ErrorCode.INTERRUPTED) {
        throw e;
      }
      return "";
    } finally {
      if (file != null) {
        AtomicFiles.deleteTree(file);
      }
    }
  }
}
