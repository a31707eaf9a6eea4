package io.backcast.engine;

import io.backcast.model.BackcastException;
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
   * Runs the network once and looks for numbers that are not finite.
   *
   * @param inputs as for {@link #run}
   * @return index of the first output of floats that holds one; −1 if none does
   */
  int firstNotFinite(int n, List<float[]> inputs) throws BackcastException;

  @Override
  void close();
}
