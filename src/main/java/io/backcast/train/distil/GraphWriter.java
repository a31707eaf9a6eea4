package io.backcast.train.distil;

import ai.djl.ndarray.NDManager;
import io.backcast.engine.ModelFolder;
import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.GraphFile;
import io.backcast.model.NetworkRole;
import io.backcast.train.net.OnnxOps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes networks of one model, one after another, and compares each file with its network. */
final class GraphWriter {
  private final Path folder;
  private final String identity;
  private final ExportCheck check;
  private final List<ExportDifference> differences = new ArrayList<>();

  /**
   * A writer that has written nothing.
   *
   * @param manager for the arrays of the checks
   * @param identity of the model
   */
  GraphWriter(NDManager manager, DesignSpace space, Path folder, String identity) {
    this.folder = folder;
    this.identity = identity;
    this.check = new ExportCheck(manager, space);
  }

  /** The differences of the files from their networks, in the order written. */
  List<ExportDifference> differences() {
    return List.copyOf(differences);
  }

  /**
   * Writes a network.
   *
   * @param limit largest difference that is rounding
   */
  GraphFile write(
      NetworkRole role,
      List<OnnxExporter.Port> inputs,
      List<OnnxExporter.Port> outputs,
      NetworkFunction network,
      double limit)
      throws BackcastException {
    Path file = folder.resolve(role.fileName());
    OnnxOps o = new OnnxOps();
    List<String> edges = inputs.stream().map(i -> o.input(i.name(), i.shape())).toList();
    List<String> results = network.apply(o, edges);
    for (int k = 0; k < outputs.size(); k++) {
      o.output(outputs.get(k).name(), results.get(k), outputs.get(k).shape());
    }
    byte[] bytes = o.build(Map.of(ModelFolder.IDENTITY, identity, ModelFolder.ROLE, role.key()));
    AtomicFiles.write(file, out -> out.write(bytes));
    differences.add(check.compare(file, inputs, outputs, network, limit));
    return new GraphFile(role.fileName(), Digests.sha256(bytes));
  }
}
