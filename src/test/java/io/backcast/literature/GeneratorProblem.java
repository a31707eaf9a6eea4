package io.backcast.literature;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Recipe;
import java.io.IOException;
import java.nio.file.Path;

/** An inverse problem that kinds of generators are compared on. */
interface GeneratorProblem {
  /** As in the table of results. */
  String label();

  /** The rows to learn from, as a file. */
  Path table() throws IOException;

  /** The columns of that table. */
  Recipe recipe() throws BackcastException, IOException;

  /** What is asked for, {@code [targets][dy]}. */
  double[][] targets(DesignSpace space);

  /**
   * What designs do, by a judge that has no part in making them.
   *
   * @param x {@code [n, dx]}
   * @return {@code [n][dy]}
   */
  float[][] judge(DesignMatrix x) throws BackcastException;
}
