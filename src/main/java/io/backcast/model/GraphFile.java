package io.backcast.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One network of a model folder.
 *
 * @param file name inside the folder
 * @param sha256 of the file, lower-case hexadecimal
 * @param more files of further members, if an ensemble is kept in several
 */
public record GraphFile(String file, String sha256, @Nullable List<GraphFile> more) {
  /** A network in one file. */
  public GraphFile(String file, String sha256) {
    this(file, sha256, null);
  }

  /** All files of the network, this one first. */
  public List<GraphFile> all() {
    List<GraphFile> files = new ArrayList<>(List.of(this));
    if (more != null) {
      files.addAll(more);
    }
    return files;
  }
}
