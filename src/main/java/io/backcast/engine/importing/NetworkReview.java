package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.NetworkFaults;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.model.BackcastException;
import io.backcast.sentence.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A network read without running it.
 *
 * @param summary of it
 * @param remarks a sentence for each thing that keeps it from being imported as it is
 */
public record NetworkReview(GraphSummary summary, List<String> remarks) {
  /**
   * Reads a network; weights in other files need not be there.
   *
   * @throws BackcastException if it is none
   */
  public static NetworkReview of(Path file) throws BackcastException {
    ModelProto model = OnnxFile.read(file);
    GraphSummary summary = GraphSummary.of(model);
    Set<String> remarks = new LinkedHashSet<>();
    Sentence other = NetworkKind.otherThanBackward(model, summary);
    if (other != null) {
      remarks.add("this looks like %s.".formatted(other));
    }
    for (GraphSummary.Edge output : summary.outputs()) {
      NetworkFaults faults = new NetworkFaults(model, output.name());
      faults.weightsWithNaN().forEach(w -> remarks.add("NaN in the weights: %s.".formatted(w)));
      faults.randomNodes().forEach(n -> remarks.add("it draws random numbers at %s.".formatted(n)));
      faults
          .trainingNormalizations()
          .forEach(n -> remarks.add("%s is in training mode.".formatted(n)));
      faults
          .trainingDropouts()
          .forEach(
              n -> remarks.add("%s is in training mode; ONNX Runtime leaves it out.".formatted(n)));
    }
    return new NetworkReview(summary, new ArrayList<>(remarks));
  }
}
