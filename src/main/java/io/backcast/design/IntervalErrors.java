package io.backcast.design;

import io.backcast.model.Property;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often intervals of one property hold on labelled rows, and how good the probability of a
 * class is; any number of rows may follow.
 */
public final class IntervalErrors {
  private static final List<String> ENDINGS =
      List.of("_within_interval", "_within_interval_beyond_mass", "_mass_brier", "_mass_auc");

  private final Property p;
  private final RankArea area = new RankArea();
  private long rows;
  private long within;
  private long beyond;
  private long beyondWithin;
  private boolean stated;
  private boolean classes = true;
  private double squared;

  /** Without rows. */
  public IntervalErrors(Property p) {
    this.p = p;
  }

  /** Whether a name is that of one of these figures. */
  public static boolean isFigure(String name) {
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /**
   * One more row.
   *
   * @param low lower end of its interval; NaN where none is stated
   * @param massProbability NaN without a point mass
   */
  public void add(double truth, double low, double high, double massProbability) {
    boolean holds = low <= truth && truth <= high;
    boolean mass = p.isMass(truth);
    rows++;
    stated |= !Double.isNaN(low);
    within += holds ? 1 : 0;
    if (!mass) {
      beyond++;
      beyondWithin += holds ? 1 : 0;
    }
    classes &= !Double.isNaN(massProbability);
    if (p.pointMass() != null && classes) {
      squared += Math.pow(massProbability - (mass ? 1 : 0), 2);
      area.add(massProbability, mass);
    }
  }

  /**
   * Figures by name: the share of true values inside the interval, with a point mass also that of
   * the rows outside it; and of the probability of the point mass the mean squared error (Brier,
   * 1950) and the area under the receiver operating characteristic: how often a row in the mass has
   * the higher probability of two. Empty where no interval is stated.
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    if (stated) {
      figures.put(p.name() + "_within_interval", within / (double) rows);
      if (p.pointMass() != null && beyond > 0) {
        figures.put(p.name() + "_within_interval_beyond_mass", beyondWithin / (double) beyond);
      }
    }
    if (p.pointMass() != null && rows > 0 && classes) {
      figures.put(p.name() + "_mass_brier", squared / rows);
      figures.put(p.name() + "_mass_auc", area.area());
    }
    return figures;
  }

  /**
   * The figures of some rows.
   *
   * @param truth {@code [n]}
   * @param low {@code [n]}
   * @param high {@code [n]}
   * @param massProbability {@code [n]}; NaN without a point mass
   */
  public static Map<String, Double> of(
      Property p, double[] truth, double[] low, double[] high, double[] massProbability) {
    IntervalErrors errors = new IntervalErrors(p);
    for (int i = 0; i < truth.length; i++) {
      errors.add(truth[i], low[i], high[i], massProbability[i]);
    }
    return errors.figures();
  }
}
