package io.backcast.cli;

import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of place that calculated answers come back from: files of programs, folders of jobs. */
interface CollectSource {
  /**
   * What a user states beside the places.
   *
   * @param model folder of the model
   * @param template structure template that was calculated; null for the model's first
   * @param designs table of the designs
   * @param out table to write
   * @param answers file of the answers; null for the usual one
   * @param settings file of the settings of calculations; null for the usual ones
   * @param property that is the gap; null for the only one
   */
  record Request(
      @Nullable Path model,
      @Nullable String template,
      @Nullable Path designs,
      @Nullable Path out,
      @Nullable Path answers,
      @Nullable Path settings,
      @Nullable String property) {}

  /** Whether a place is of this kind. */
  boolean takes(Path place);

  /**
   * Collects what is there by now; what was collected before stays as it is.
   *
   * @param places of this kind, at least one
   * @return the exit code
   * @throws BackcastException if something that this kind needs was not stated, or a file cannot be
   *     read or written
   */
  int collect(List<Path> places, Request request) throws BackcastException;
}
