package io.backcast.engine.importing;

import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The output of a backward network that holds the designs.
 *
 * @param name of the output
 * @param columns which of its columns are the variables, counted from 1; all of them if null
 */
record DesignOutput(String name, @Nullable List<Integer> columns) {
  /**
   * The output that the ports name.
   *
   * @throws BackcastException if there is none, or its columns are not the card's variables
   */
  static DesignOutput of(GraphSummary summary, Ports ports, int dx) throws BackcastException {
    String name = Objects.requireNonNull(ports.design());
    Edge edge =
        summary.outputs().stream()
            .filter(e -> e.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    refused(
                        Sentence.of(
                            "import.no-output",
                            name,
                            summary.outputs().stream().map(Edge::name).toList())));
    if (edge.shape().size() > 2) {
      throw refused(
          Sentence.of("import.output-axes", GraphSummary.line(edge), edge.shape().size()));
    }
    int width = edge.length(1);
    List<Integer> columns = ports.designColumns();
    if (columns == null) {
      if (width > 0 && width != dx) {
        throw refused(
            Sentence.of(
                width > dx ? "import.design-wide" : "import.design-width", name, width, dx));
      }
      return new DesignOutput(name, null);
    }
    if (columns.size() != dx) {
      throw refused(Sentence.of("import.columns-named", columns.size(), dx));
    }
    for (int column : columns) {
      if (column < 1 || (width > 0 && column > width)) {
        throw refused(Sentence.of("import.column-named", column, name, width));
      }
    }
    return new DesignOutput(name, List.copyOf(columns));
  }

  /** The network with its output {@code x [n, dx]} in physical units. */
  GraphWrapper wrap(GraphWrapper wrapper, EndScalings scalings) {
    wrapper.output("x", BackwardWrapper.columns(wrapper, name, columns), scalings.design());
    return wrapper;
  }

  private static BackcastException refused(Sentence why) {
    return new BackcastException(ErrorCode.BAD_MODEL, why);
  }
}
