package io.backcast.ui.frame;

import io.backcast.design.Predictions;
import io.backcast.engine.InverseModel;
import io.backcast.io.DesignTable;
import io.backcast.io.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.ui.state.ChartDesigns;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the designs of a user's own table. */
final class UserDesigns {
  private UserDesigns() {}

  /**
   * The designs of a table with the model's predictions; takes time.
   *
   * @return null if the table lacks a variable of the model
   */
  static @Nullable ChartDesigns read(Path table, InverseModel model) throws BackcastException {
    DesignSpace space = model.card().space();
    List<String> columns = new TableReader().text(table).columns();
    if (!space.variables().stream().allMatch(v -> columns.contains(v.name()))) {
      return null;
    }
    DesignMatrix x = DesignMatrix.of(DesignTable.read(table, space), space.dx());
    return new ChartDesigns(x.array(), Predictions.of(model, x).unclamped(), x.rows());
  }
}
