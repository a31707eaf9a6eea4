package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.RowCheck;
import io.backcast.model.RowSource;
import java.util.List;

/** A network that can be run, here or in another process. */
public interface GraphRunner extends AutoCloseable {
  /** Its inputs and outputs. */
  GraphSignature signature();

  /**
   * Runs the network on n rows.
   *
   * @param n number of rows
   * @param inputs row-major, {@code [n, dᵢ]} each, in the graph's order
   * @return the outputs; an output is concatenated along its axis of the rows
   * @throws BackcastException if it fails, or an output does not have n rows on that axis
   */
  List<float[]> run(int n, List<float[]> inputs) throws BackcastException;

  /**
   * Runs the network on n rows that are made where it reads them.
   *
   * @param inputs {@code [n, dᵢ]} each, in the graph's order
   * @param check sees rows of the first output, as soon as they are there
   * @throws BackcastException as {@link #run(int, List)}
   */
  default List<float[]> run(int n, List<RowSource> inputs, RowCheck check)
      throws BackcastException {
    List<float[]> outputs = run(n, inputs.stream().map(input -> input.rows(n)).toList());
    check.on(0, n, outputs.getFirst());
    return outputs;
  }

  /**
   * Runs the network once and looks for numbers that are not finite.
   *
   * @param inputs as for {@link #run}
   * @return index of the first output of floats that holds one; −1 if none does
   */
  int firstNotFinite(int n, List<float[]> inputs) throws BackcastException;

  @Override
  void close();
}
