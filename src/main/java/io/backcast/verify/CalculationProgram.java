package io.backcast.verify;

import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A first-principles program that this machine can run. */
public interface CalculationProgram {
  /** Its name in settings, tables and answers. */
  String name();

  /**
   * Refuses to begin where the program is missing.
   *
   * @throws BackcastException that names the package to install
   */
  void requireInstalled() throws BackcastException;

  /**
   * Runs one calculation in a process of its own, and waits for it.
   *
   * @param folder for its files; made if it does not exist
   * @param limit after which the process is ended
   * @param stop asked often; once it is true the process is ended
   * @return the answer, converged or with the reason why not
   * @throws BackcastException {@code INTERRUPTED} if it was told to stop, or if the folder cannot
   *     be written
   */
  Answer calculate(Calculation calculation, Path folder, Duration limit, BooleanSupplier stop)
      throws BackcastException;
}
