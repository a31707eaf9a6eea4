package io.backcast.cli;

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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left of the rows of a table after a model has predicted them: known values and
 * predictions, from one block or many. A row takes six numbers for each property.
 */
final class EvaluatedRows {
  /** Known value, prediction, deviation, interval and probability. */
  private static final int SERIES = 6;

  private final InverseModel model;
  private final DesignSpace space;
  private final List<String> columns = new ArrayList<>();
  private final double[][][] series;
  private boolean intervals;
  private int rows;
  private long left;

  EvaluatedRows(InverseModel model) {
    this.model = model;
    this.space = model.card().space();
    space.variables().stream().map(Variable::name).forEach(columns::add);
    space.properties().stream().map(Property::name).forEach(columns::add);
    series = new double[space.dy()][SERIES][0];
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
  int size() {
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
    PredictedIntervals stated = StatedIntervals.along(model.card(), x, p);
    intervals |= stated != null;
    reserve(rows + table.rows());
    for (int i = 0; i < table.rows(); i++) {
      for (int k = 0; k < dy; k++) {
        double[][] of = series[k];
        of[0][rows + i] = table.values()[i][dx + k];
        of[1][rows + i] = p.unclamped(i, k);
        of[2][rows + i] = p.std(i, k);
        if (stated != null) {
          of[3][rows + i] = stated.low()[i * dy + k];
          of[4][rows + i] = stated.high()[i * dy + k];
          of[5][rows + i] = stated.massProbability()[i * dy + k];
        }
      }
    }
    rows += table.rows();
  }

  private void reserve(int wanted) {
    if (wanted <= series[0][0].length) {
      return;
    }
    int places = rows == 0 ? wanted : Math.max(wanted, rows + rows / 2);
    for (double[][] of : series) {
      for (int s = 0; s < SERIES; s++) {
        of[s] = Arrays.copyOf(of[s], places);
      }
    }
  }

  /** The figures of all rows. */
  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      Property property = space.properties().get(k);
      double[][] of = series[k];
      for (int s = 0; s < SERIES; s++) {
        of[s] = of[s].length == rows ? of[s] : Arrays.copyOf(of[s], rows);
      }
      figures.putAll(PredictionErrors.of(property, of[0], of[1], of[2]));
      if (intervals) {
        figures.putAll(IntervalErrors.of(property, of[0], of[3], of[4], of[5]));
      }
    }
    return figures;
  }
}
