package io.backcast.ui.training;

import io.backcast.train.loop.DrawnDesigns;
import io.backcast.train.loop.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What there is to see of a training: its errors, its predictions and what it generates. */
final class LearningPicture {
  private final ReadOnlyDoubleWrapper baseline = new ReadOnlyDoubleWrapper(Double.NaN);
  private final ReadOnlyObjectWrapper<@Nullable Validation> validation =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Validation> judged = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable DrawnDesigns> drawn = new ReadOnlyObjectWrapper<>();
  private final Map<String, List<double[]>> errors = new LinkedHashMap<>();

  /** Error of the mean of the ten nearest rows, in half-ranges; NaN while unknown. */
  ReadOnlyDoubleProperty baselineProperty() {
    return baseline.getReadOnlyProperty();
  }

  /** The latest predictions of a network for held-out rows. */
  ReadOnlyObjectProperty<@Nullable Validation> validationProperty() {
    return validation.getReadOnlyProperty();
  }

  /** The predictions of the finished ensemble for rows that it has not seen. */
  ReadOnlyObjectProperty<@Nullable Validation> judgedProperty() {
    return judged.getReadOnlyProperty();
  }

  /** The latest designs drawn. */
  ReadOnlyObjectProperty<@Nullable DrawnDesigns> drawnProperty() {
    return drawn.getReadOnlyProperty();
  }

  /** Error over epochs of each network so far, in half-ranges; the latest network is the last. */
  List<List<double[]>> errors() {
    return List.copyOf(errors.values());
  }

  void clear() {
    errors.clear();
    baseline.set(Double.NaN);
    validation.set(null);
    judged.set(null);
    drawn.set(null);
  }

  void baseline(double error) {
    baseline.set(error);
  }

  void validated(Validation now) {
    List<double[]> points = errors.remove(now.network());
    points = points == null ? new ArrayList<>() : points;
    points.add(new double[] {now.epoch(), now.error()});
    errors.put(now.network(), points);
    validation.set(now);
  }

  void judged(Validation now) {
    judged.set(now);
  }

  void drawn(DrawnDesigns now) {
    drawn.set(now);
  }
}
