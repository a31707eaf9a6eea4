package io.backcast.train.net;

import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;

/**
 * Converts between physical units and the networks' coordinates: designs to −1 … 1, properties to
 * half-ranges from their point mass or, without one, from the middle of their range.
 */
public final class Normalization {
  private final DesignSpace space;
  private final float[] centre;
  private final float[] half;
  private final float[] offset;
  private final float[] propertyHalf;

  public Normalization(DesignSpace space) {
    this.space = space;
    centre = new float[space.dx()];
    half = new float[space.dx()];
    for (int i = 0; i < centre.length; i++) {
      centre[i] = (float) space.variables().get(i).centre();
      half[i] = (float) space.variables().get(i).halfRange();
    }
    offset = new float[space.dy()];
    propertyHalf = new float[space.dy()];
    for (int k = 0; k < offset.length; k++) {
      Property p = space.properties().get(k);
      PointMass mass = p.pointMass();
      offset[k] = (float) (mass == null ? (p.lower() + p.upper()) / 2 : mass.value());
      propertyHalf[k] = (float) p.halfRange();
    }
  }

  public DesignSpace space() {
    return space;
  }

  /** Half the range of a property, physical units. */
  public float halfRange(int property) {
    return propertyHalf[property];
  }

  public float scaleProperty(int property, float value) {
    return (value - offset[property]) / propertyHalf[property];
  }

  public float unscaleProperty(int property, float scaled) {
    return offset[property] + scaled * propertyHalf[property];
  }

  /** Length of a {@link #condition}: a value for each property and a flag for each point mass. */
  public int conditionLength() {
    return space.dy()
        + (int) space.properties().stream().filter(p -> p.pointMass() != null).count();
  }

  /** {@code x [n, dx] → f [n, dx]}. */
  public <T> T designToScaled(Ops<T> o, T x) {
    return o.mul(o.sub(x, row(o, centre)), row(o, inverse(half)));
  }

  /** {@code f [n, dx] → x [n, dx]}. */
  public <T> T designToPhysical(Ops<T> o, T f) {
    return o.add(o.mul(f, row(o, half)), row(o, centre));
  }

  /** {@code y [n, dy]}, physical to scaled. */
  public <T> T propertyToScaled(Ops<T> o, T y) {
    return o.mul(o.sub(y, row(o, offset)), row(o, inverse(propertyHalf)));
  }

  /** {@code y [n, dy]}, scaled to physical. */
  public <T> T propertyToPhysical(Ops<T> o, T y) {
    return o.add(o.mul(y, row(o, propertyHalf)), row(o, offset));
  }

  /** The slope of a property, {@code [n, dx]}, from scaled to physical units. */
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
