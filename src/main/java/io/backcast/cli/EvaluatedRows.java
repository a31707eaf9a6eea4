package io.backcast.cli;

import io.backcast.design.DataDistance;
import io.backcast.design.IntervalErrors;
import io.backcast.design.PredictionErrors;
import io.backcast.design.Predictions;
import io.backcast.design.StatedIntervals;
import io.backcast.engine.InverseModel;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The errors of a model's predictions on the rows of a table, from one block or many. Of rows that
 * were counted nothing is held.
 */
final class EvaluatedRows {
  private final InverseModel model;
  private final DesignSpace space;
  private final List<String> columns = new ArrayList<>();
  private final List<PredictionErrors> errors;
  private final List<IntervalErrors> intervals;
  private final @Nullable StatedIntervals stated;
  private final DataDistance distance;
  private boolean anyInterval;
  private long rows;
  private long left;

  EvaluatedRows(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    space.variables().stream().map(Variable::name).forEach(columns::add);
    space.properties().stream().map(Property::name).forEach(columns::add);
    errors = space.properties().stream().map(PredictionErrors::new).toList();
    stated = StatedIntervals.of(model.card());
    distance = new DataDistance(space, space.group(), model.card().dataSummary());
    intervals = space.properties().stream().map(IntervalErrors::new).toList();
  }

  /**
   * Predicts more rows; those that lack a value cannot be compared and are left out.
   *
   * @throws BackcastException if they are no numbers or the model fails, or if the thread has been
   *     interrupted
   */
  void add(TextTable block) throws BackcastException {
    int[] kept = block.complete(columns);
    left += block.rows().size() - kept.length;
    // a column that is not there is told even where no row is complete
    addComplete(kept.length == block.rows().size() ? block : block.withRows(kept));
  }

  /** How many rows lack a value. */
  long left() {
    return left;
  }

  /** How many rows were predicted. */
  long size() {
    return rows;
  }

  /**
   * Predicts more rows, which lack no value.
   *
   * @throws BackcastException if they are no numbers or the model fails, or if the thread has been
   *     interrupted
   */
  private void addComplete(TextTable block) throws BackcastException {
    if (Thread.currentThread().isInterrupted()) {
      throw new BackcastException(ErrorCode.INTERRUPTED, "Stopped.");
    }
    Table table = block.numbers(columns, TableReader.categories(space));
    int dx = space.dx();
    int dy = space.dy();
    DesignMatrix x = DesignMatrix.zeros(table.rows(), dx);
    for (int i = 0; i < table.rows(); i++) {
      for (int j = 0; j < dx; j++) {
        x.set(i, j, table.values()[i][j]);
      }
    }
    Predictions p = Predictions.of(model, x);
    PredictedIntervals ends = stated == null ? null : stated.of(x, p, distance.of(x));
    anyInterval |= ends != null;
    for (int i = 0; i < table.rows(); i++) {
      for (int k = 0; k < dy; k++) {
        double truth = table.values()[i][dx + k];
        errors.get(k).add(truth, p.unclamped(i, k), p.std(i, k));
        if (ends != null) {
          int at = i * dy + k;
          intervals.get(k).add(truth, ends.low()[at], ends.high()[at], ends.massProbability()[at]);
        }
      }
    }
    rows += table.rows();
  }

  /** The figures of all rows. */
  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      figures.putAll(errors.get(k).figures());
      if (anyInterval) {
        figures.putAll(intervals.get(k).figures());
      }
    }
    return figures;
  }
}
