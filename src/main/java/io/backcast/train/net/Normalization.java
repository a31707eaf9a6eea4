package io.backcast.train.net;

import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Scale;

/**
 * Converts between physical units and the networks' coordinates: designs to −1 … 1, properties to
 * half-ranges from their point mass or, without one, from the middle of their range. On a log scale
 * it is the logarithm of the ratio to the middle, in half-ranges.
 */
public final class Normalization {
  /** Ratios to the middle stay inside this and its inverse, so that none is 0 or infinite. */
  private static final float LARGEST_RATIO = 1e30f;

  private final DesignSpace space;
  private final boolean[] logDesign;
  private final boolean[] logProperty;
  private final float[] centre;
  private final float[] half;
  private final float[] offset;
  private final float[] propertyHalf;

  public Normalization(DesignSpace space) {
    this.space = space;
    logDesign = new boolean[space.dx()];
    logProperty = new boolean[space.dy()];
    centre = new float[space.dx()];
    half = new float[space.dx()];
    for (int i = 0; i < centre.length; i++) {
      logDesign[i] = space.variables().get(i).isLog();
      centre[i] = (float) space.variables().get(i).centre();
      half[i] = (float) space.variables().get(i).halfRange();
    }
    offset = new float[space.dy()];
    propertyHalf = new float[space.dy()];
    for (int k = 0; k < offset.length; k++) {
      Property p = space.properties().get(k);
      PointMass mass = p.pointMass();
      logProperty[k] = p.isLog();
      offset[k] = (float) (mass == null ? p.middle() : mass.value());
      propertyHalf[k] = (float) p.halfRange();
    }
  }

  public DesignSpace space() {
    return space;
  }

  /** Half the range of a property, in the coordinate of its scale. */
  public float halfRange(int property) {
    return propertyHalf[property];
  }

  public float scaleProperty(int property, float value) {
    return logProperty[property]
        ? (float) (Scale.LOG.coordinate((double) value / offset[property]) / propertyHalf[property])
        : (value - offset[property]) / propertyHalf[property];
  }

  public float unscaleProperty(int property, float scaled) {
    return logProperty[property]
        ? (float) (offset[property] * Math.exp((double) scaled * propertyHalf[property]))
        : offset[property] + scaled * propertyHalf[property];
  }

  /** Length of a {@link #condition}: a value for each property and a flag for each point mass. */
  public int conditionLength() {
    return space.dy()
        + (int) space.properties().stream().filter(p -> p.pointMass() != null).count();
  }

  /** {@code x [n, dx] → f [n, dx]}. */
  public <T> T designToScaled(Ops<T> o, T x) {
    return toScaled(o, x, centre, half, logDesign);
  }

  /** {@code f [n, dx] → x [n, dx]}. */
  public <T> T designToPhysical(Ops<T> o, T f) {
    return toPhysical(o, f, centre, half, logDesign);
  }

  /** {@code y [n, dy]}, physical to scaled. */
  public <T> T propertyToScaled(Ops<T> o, T y) {
    return toScaled(o, y, offset, propertyHalf, logProperty);
  }

  /** {@code y [n, dy]}, scaled to physical. */
  public <T> T propertyToPhysical(Ops<T> o, T y) {
    return toPhysical(o, y, offset, propertyHalf, logProperty);
  }

  private static <T> T toScaled(Ops<T> o, T value, float[] middle, float[] half, boolean[] log) {
    if (none(log)) {
      return o.mul(o.sub(value, row(o, middle)), row(o, inverse(half)));
    }
    // linear columns: value − middle, and the logarithm of 1; log columns: 0, and that of the ratio
    T difference = o.sub(o.mul(value, row(o, where(log, 0, 1))), row(o, unless(log, middle)));
    T ratio =
        o.add(o.mul(value, row(o, choose(log, inverse(middle), 0))), row(o, where(log, 0, 1)));
    T logarithm = o.log(o.clip(ratio, 1 / LARGEST_RATIO, LARGEST_RATIO));
    return o.mul(o.add(difference, logarithm), row(o, inverse(half)));
  }

  private static <T> T toPhysical(Ops<T> o, T scaled, float[] middle, float[] half, boolean[] log) {
    T difference = o.mul(scaled, row(o, half));
    if (none(log)) {
      return o.add(difference, row(o, middle));
    }
    float limit = (float) Math.log(LARGEST_RATIO);
    T ratio = o.exp(o.clip(o.mul(difference, row(o, where(log, 1, 0))), -limit, limit));
    T linear = o.mul(difference, row(o, where(log, 0, 1)));
    // linear columns: difference + middle · 1; log columns: 0 + middle · ratio
    return o.add(linear, o.mul(ratio, row(o, middle)));
  }

  private static boolean none(boolean[] log) {
    for (boolean one : log) {
      if (one) {
        return false;
      }
    }
    return true;
  }

  private static float[] where(boolean[] log, float then, float otherwise) {
    float[] row = new float[log.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = log[i] ? then : otherwise;
    }
    return row;
  }

  private static float[] choose(boolean[] log, float[] then, float otherwise) {
    float[] row = new float[log.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = log[i] ? then[i] : otherwise;
    }
    return row;
  }

  private static float[] unless(boolean[] log, float[] values) {
    float[] row = new float[log.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = log[i] ? 0 : values[i];
    }
    return row;
  }

  /**
   * The slope of a property, {@code [n, dx]}, from scaled coordinates to those of the scales:
   * physical units, or natural logarithms.
   */
  public <T> T slopeToPhysical(Ops<T> o, T slope, int property) {
    float[] factor = new float[half.length];
    for (int i = 0; i < factor.length; i++) {
      factor[i] = propertyHalf[property] / half[i];
    }
    return o.mul(slope, row(o, factor));
  }

  /**
   * {@code y [n, dy]}, scaled and unclamped → condition {@code [n, conditionLength]}: values, 0 in
   * a point mass, then flags that are 1 in it.
   */
  public <T> T condition(Ops<T> o, T y) {
    T values = null;
    T flags = null;
    for (int k = 0; k < space.dy(); k++) {
      T value = o.slice(y, 1, k, k + 1);
      if (space.properties().get(k).pointMass() != null) {
        T flag = o.notPositive(value);
        value = o.clip(value, 0, 1e6f);
        flags = flags == null ? flag : o.concat(flags, flag, 1);
      }
      values = values == null ? value : o.concat(values, value, 1);
    }
    if (values == null) {
      throw new IllegalStateException("a design space without properties");
    }
    return flags == null ? values : o.concat(values, flags, 1);
  }

  private static <T> T row(Ops<T> o, float[] values) {
    return o.constant(values, 1, values.length);
  }

  private static float[] inverse(float[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = 1 / values[i];
    }
    return out;
  }
}
