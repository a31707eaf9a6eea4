package io.backcast.ui.candidates;

import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import io.backcast.model.TrustReason;
import io.backcast.model.TrustRegion;
import io.backcast.model.TrustVerdict;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.common.IntervalText;
import io.backcast.ui.common.Texts;
import org.jspecify.annotations.Nullable;

/** Why a design has its trust level, and how far its prediction may be off, in words. */
final class ReasonText {
  /** A region with a smaller share of the training data has few of them. */
  private static final double FEW = 0.05;

  /** Nearer to the middle than this, a variable is hardly off it. */
  private static final double HARDLY = 0.15;

  private final DesignSpace space;
  private final int rows;
  private final Texts texts;

  /**
   * Texts for a model.
   *
   * @param rows of its training data; 0 if not known
   */
  ReasonText(DesignSpace space, int rows, Texts texts) {
    this.space = space;
    this.rows = rows;
    this.texts = texts;
  }

  /** The sentences for one row of a result. */
  String of(DesignSet set, int row) {
    String reason = reason(set, row);
    String interval = interval(set.intervals(), row);
    return interval.isEmpty() ? reason : reason + " " + interval;
  }

  private String reason(DesignSet set, int row) {
    TrustVerdict verdict = set.verdicts()[row];
    TrustRegion region = verdict.region();
    if (verdict.reason() == TrustReason.REGION && region != null) {
      return region(region);
    }
    if (verdict.reason() == TrustReason.SURE_CLASS) {
      return texts.of("reason", verdict.reason(), sureClass(set, row));
    }
    Property first = space.properties().getFirst();
    return texts.of(
        "reason",
        verdict.reason(),
        Units.with(texts.deviation(set.std()[row * space.dy()]), first.unit()),
        texts.number(set.distance()[row], 2));
  }

  /** The name of the first point mass that the design is in. */
  private String sureClass(DesignSet set, int row) {
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      PointMass mass = p.pointMass();
      if (mass != null && p.isMass(set.unclamped()[row * space.dy() + k])) {
        return mass.name();
      }
    }
    return "";
  }

  /** A region in words, for example: few data above 1.8 eV with α off 90°. */
  String region(TrustRegion region) {
    boolean few = region.rows() != null && rows > 0 && region.rows() < FEW * rows;
    String place = (value(region) + " " + variable(region)).strip();
    return texts.get(
        few ? "reason.region.few" : "reason.region",
        place.isEmpty() ? texts.get("region.everywhere") : place,
        texts.number(100 * region.right(), 0));
  }

  private String value(TrustRegion region) {
    Property p = space.properties().get(space.propertyIndex(region.property()));
    Double from = region.from();
    Double to = region.to();
    // of several properties the name says which
    String name = space.dy() > 1 ? p.name() + " " : "";
    if (from != null) {
      return name + texts.get("region.above", Units.with(texts.asked(p, from), p.unit()));
    }
    return to == null
        ? ""
        : name + texts.get("region.below", Units.with(texts.asked(p, to), p.unit()));
  }

  private String variable(TrustRegion region) {
    if (region.variable() == null) {
      return "";
    }
    Variable v = space.variables().get(space.variableIndex(region.variable()));
    String middle = Units.with(texts.value(v, v.centre(), v.coarseDecimals()), v.unit());
    if (region.off() < HARDLY || v.isLog()) {
      return texts.get("region.off", v.symbol(), middle);
    }
    String distance =
        Units.with(texts.value(v, region.off() * v.halfRange(), v.coarseDecimals()), v.unit());
    return texts.get("region.far-off", v.symbol(), middle, distance);
  }

  /** The interval of the first property; empty where the model states none. */
  private String interval(@Nullable PredictedIntervals intervals, int row) {
    int at = row * space.dy();
    if (intervals == null || Float.isNaN(intervals.low()[at])) {
      return "";
    }
    Property p = space.properties().getFirst();
    return IntervalText.sentence(
        texts, p, intervals.low()[at], intervals.high()[at], intervals.massProbability()[at]);
  }
}
