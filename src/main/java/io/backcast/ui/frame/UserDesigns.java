package io.backcast.ui.frame;

import io.backcast.design.Predictions;
import io.backcast.engine.InverseModel;
import io.backcast.io.DesignTable;
import io.backcast.io.table.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.ui.state.ChartDesigns;
import io.backcast.verify.VerifiedTable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads designs of the user's own tables. */
public final class UserDesigns {
  private final InverseModel model;

  UserDesigns(InverseModel model) {
    this.model = model;
  }

  /**
   * Whether a table has calculated values of the model's property, and is not only of designs.
   *
   * @throws BackcastException if the table cannot be read
   */
  public boolean isAnswered(Path table) throws BackcastException {
    List<String> columns = new TableReader().text(table).columns();
    return model.card().crystal() != null
        && model.card().space().properties().stream()
            .anyMatch(p -> columns.contains(VerifiedTable.dft(p)));
  }

  /**
   * Reads the designs of a table and predicts them; call it in the background.
   *
   * @return null if the table lacks a variable of the model
   * @throws BackcastException if the table cannot be read or a design does not fit the model
   */
  public @Nullable ChartDesigns read(Path table) throws BackcastException {
    DesignSpace space = model.card().space();
    List<String> columns = new TableReader().text(table).columns();
    if (!space.variables().stream().allMatch(v -> columns.contains(v.name()))) {
      return null;
    }
    DesignMatrix x = DesignMatrix.of(DesignTable.read(table, space), space.dx());
    return new ChartDesigns(x.array(), Predictions.of(model, x).unclamped(), x.rows());
  }
}
