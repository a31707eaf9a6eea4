package io.backcast.performance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One figure beside its baseline, both of the same run; a line of the file of records. Made by
 * {@link #of} and completed by the methods that give a copy.
 *
 * @param run key of the {@link Run}; empty until the record is filed
 * @param part key of the {@link Part}
 * @param name of the case, a row of the page: “2,000 designs, one thread”
 * @param what is measured: “time”, “rate”, “frames a second”
 * @param value a median, where there are several
 * @param unit of value and baseline
 * @param baseline what it is compared with, in words; null for a figure that a limit of its own
 *     belongs to
 * @param baselineValue in the same unit
 * @param better which way the value should go
 * @param goal of the ratio, or of the value where there is no baseline; null for none
 * @param limit that the value itself should keep, whatever the baseline does; null for none
 * @param spread relative: half the range between the quartiles over the median, of the ratio where
 *     there is one; NaN is not allowed, 0 stands for a single measurement
 * @param conditions such as rows, threads, size, processor time; in the order of their names
 */
public record Measurement(
    String run,
    String part,
    String name,
    String what,
    double value,
    String unit,
    @Nullable String baseline,
    @Nullable Double baselineValue,
    Better better,
    @Nullable Double goal,
    @Nullable Double limit,
    double spread,
    SortedMap<String, String> conditions) {

  public Measurement {
    if (!Double.isFinite(value) || !Double.isFinite(spread)) {
      throw new IllegalArgumentException(
          "%s, %s: %s is no figure".formatted(part, name, Double.isFinite(value) ? spread : value));
    }
  }

  /** A figure without baseline, less of which is better. */
  public static Measurement of(Part part, String name, String what, double value, String unit) {
    return new Measurement(
        "",
        part.key(),
        name,
        what,
        value,
        unit,
        null,
        null,
        Better.LOWER,
        null,
        null,
        0,
        new TreeMap<>());
  }

  /** The baseline of the same run, in the same unit. */
  public Measurement against(String name, double baselineInUnit) {
    return changed(
        draft -> {
          draft.baseline = name;
          draft.baselineValue = baselineInUnit;
        });
  }

  /** More of it is better, as of rates. */
  public Measurement higherIsBetter() {
    return changed(draft -> draft.better = Better.HIGHER);
  }

  /** What the ratio should reach, or the value where there is no baseline. */
  public Measurement goal(double ratio) {
    return changed(draft -> draft.goal = ratio);
  }

  /** What the value itself should reach, with a baseline beside it. */
  public Measurement limit(double bound) {
    return changed(draft -> draft.limit = bound);
  }

  /** Relative spread, see {@link Paired#spread()}. */
  public Measurement spread(double relative) {
    return changed(draft -> draft.spread = relative);
  }

  /** One condition more. */
  public Measurement with(String condition, Object is) {
    return changed(draft -> draft.conditions.put(condition, is.toString()));
  }

  Measurement ofRun(String key) {
    return changed(draft -> draft.run = key);
  }

  private Measurement changed(Consumer<Draft> change) {
    Draft draft = new Draft();
    change.accept(draft);
    return new Measurement(
        draft.run,
        part,
        name,
        what,
        value,
        unit,
        draft.baseline,
        draft.baselineValue,
        draft.better,
        draft.goal,
        draft.limit,
        draft.spread,
        draft.conditions);
  }

  /** What a copy may have otherwise than this record. */
  private final class Draft {
    private String run = Measurement.this.run;
    private @Nullable String baseline = Measurement.this.baseline;
    private @Nullable Double baselineValue = Measurement.this.baselineValue;
    private Better better = Measurement.this.better;
    private @Nullable Double goal = Measurement.this.goal;
    private @Nullable Double limit = Measurement.this.limit;
    private double spread = Measurement.this.spread;
    private final SortedMap<String, String> conditions = new TreeMap<>(Measurement.this.conditions);
  }

  /** Value over baseline; null without one. */
  @JsonIgnore
  public @Nullable Double ratio() {
    return baselineValue == null ? null : value / baselineValue;
  }

  /** What history compares: the ratio, or the value where there is no baseline. */
  @JsonIgnore
  double figure() {
    Double ratio = ratio();
    return ratio == null ? value : ratio;
  }

  /** Whether the limit, or else the goal, is reached; null without one. */
  @JsonIgnore
  public @Nullable Boolean reached() {
    if (limit != null) {
      return better.reaches(value, limit);
    }
    return goal == null ? null : better.reaches(figure(), goal);
  }

  /** Whether another record is of the same thing, measured at another time. */
  boolean sameAs(Measurement other) {
    return key().equals(other.key());
  }

  /** What is measured, whenever it was. */
  @JsonIgnore
  String key() {
    return String.join(" · ", part, name, what, baseline == null ? "" : baseline);
  }
}
