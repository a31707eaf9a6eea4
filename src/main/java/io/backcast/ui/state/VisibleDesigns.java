package io.backcast.ui.state;

import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import org.jspecify.annotations.Nullable;

/**
 * All designs that a chart may show at one moment.
 *
 * @param result what was found
 * @param brush what is picked out
 * @param imported designs of the user's own table
 * @param pins kept designs
 * @param selected the one that is looked at
 */
public record VisibleDesigns(
    ExplorationResult result,
    Brush brush,
    @Nullable ChartDesigns imported,
    List<Candidate> pins,
    @Nullable Candidate selected) {

  /** What is there now; null before the first picture. */
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

  /** What changes it, and more that a chart listens to. */
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
