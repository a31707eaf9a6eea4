package io.backcast.ui.state;

import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import org.jspecify.annotations.Nullable;

/**
 * All designs that a chart can show at one moment.
 *
 * @param result the present answer
 * @param brush which of its designs are selected
 * @param imported designs of the user's own table; null for none
 * @param pins pinned designs
 * @param selected the design that the views of a single design show; null for none
 */
public record VisibleDesigns(
    ExplorationResult result,
    Brush brush,
    @Nullable ChartDesigns imported,
    List<Candidate> pins,
    @Nullable Candidate selected) {

  /** The present designs; null before the first answer. */
  public static @Nullable VisibleDesigns of(ExplorerState explorer) {
    ExplorationResult result = explorer.resultProperty().get();
    return result == null
        ? null
        : new VisibleDesigns(
            result,
            explorer.brushProperty().get(),
            explorer.importedProperty().get(),
            explorer.pins(),
            explorer.selectedProperty().get());
  }

  /** The properties that these depend on, followed by {@code more}. */
  public static Observable[] sources(ExplorerState explorer, Observable... more) {
    Stream<Observable> own =
        Stream.of(
            explorer.resultProperty(),
            explorer.brushProperty(),
            explorer.importedProperty(),
            explorer.selectedProperty(),
            explorer.pins());
    return Stream.concat(own, Stream.of(more)).toArray(Observable[]::new);
  }
}
