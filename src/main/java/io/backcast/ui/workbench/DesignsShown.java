package io.backcast.ui.workbench;

import io.backcast.ui.workbench.ExplorerModel.Candidate;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import org.jspecify.annotations.Nullable;

/**
 * All designs that a chart may show at one moment.
 *
 * @param picture what was found
 * @param brush what is picked out
 * @param brought designs of the user's own table
 * @param pins kept designs
 * @param selected the one that is looked at
 */
public record DesignsShown(
    Picture picture,
    Brush brush,
    @Nullable Shown brought,
    List<Candidate> pins,
    @Nullable Candidate selected) {

  /** What is there now; null before the first picture. */
  public static @Nullable DesignsShown of(ExplorerModel explorer) {
    Picture picture = explorer.pictureProperty().get();
    return picture == null
        ? null
        : new DesignsShown(
            picture,
            explorer.brushProperty().get(),
            explorer.broughtProperty().get(),
            explorer.pins(),
            explorer.selectedProperty().get());
  }

  /** What changes it, and more that a chart listens to. */
  public static Observable[] sources(ExplorerModel explorer, Observable... more) {
    Stream<Observable> own =
        Stream.of(
            explorer.pictureProperty(),
            explorer.brushProperty(),
            explorer.broughtProperty(),
            explorer.selectedProperty(),
            explorer.pins());
    return Stream.concat(own, Stream.of(more)).toArray(Observable[]::new);
  }
}
