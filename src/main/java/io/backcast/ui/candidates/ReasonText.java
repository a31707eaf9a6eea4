package io.backcast.ui.candidates;

import io.backcast.model.AuditAgreement;
import io.backcast.model.AuditOpinion;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.PointMass;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustReason;
import io.backcast.model.TrustRegion;
import io.backcast.model.TrustRule;
import io.backcast.model.TrustVerdict;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.common.IntervalText;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a design has its trust level, and how far its prediction may be off, in words. */
public final class ReasonText {
  /** The intervals of more properties than this are longer than the place for the reason. */
  private static final int MANY = 3;

  /** A region with a smaller share of the training data has few of them. */
  private static final double FEW = 0.05;

  /** A promise that is this much wider than the tolerance is told. */
  private static final double WIDER = 1.5;

  /** Nearer to the middle than this, a variable is hardly off it. */
  private static final double HARDLY = 0.15;

  private final DesignSpace space;

  /** Of the training data; 0 if not known. */
  private final int rows;

  /** Errors that count as right, {@code [dy]}; null for the tolerances. */
  private final double @Nullable [] allowed;

  private final Texts texts;

  /** Texts for a model. */
  public ReasonText(ModelCard card, Texts texts) {
    this(
        card.space(),
        card.training() == null ? 0 : card.training().rows(),
        card.trust() == null ? null : card.trust().allowed(),
        texts);
  }

  ReasonText(DesignSpace space, int rows, double @Nullable [] allowed, Texts texts) {
    this.space = space;
    this.rows = rows;
    this.allowed = allowed;
    this.texts = texts;
  }

  /** The sentences for one row of a result. */
  public String of(DesignSet set, int row) {
    return String.join(" ", each(set, row));
  }

  /** The same, one by one: the reason of the level first. */
  List<String> each(DesignSet set, int row) {
    return Stream.of(
            reason(set, row),
            interval(set.intervals(), row),
            scatter(set.verdicts()[row]),
            dispute(set, row))
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  /** Whether the audit ensemble's prediction of a design is beyond what the model states. */
  public static boolean isDisputed(DesignSet set, int row) {
    AuditOpinion opinion = set.audit();
    return opinion != null && opinion.of(row) == AuditAgreement.DISAGREES;
  }

  /** What the audit ensemble predicts where it disagrees; else empty. */
  private String dispute(DesignSet set, int row) {
    AuditOpinion opinion = set.audit();
    if (opinion == null || !isDisputed(set, row)) {
      return "";
    }
    String predicted =
        IntStream.range(0, space.dy())
            .filter(k -> opinion.of(row, k) == AuditAgreement.DISAGREES)
            .mapToObj(k -> predicted(set, opinion, row, k))
            .collect(Collectors.joining(", "));
    return texts.get("reason.disputed", predicted);
  }

  /** What the level promises, where it is less than to be within the tolerance; else empty. */
  private String scatter(TrustVerdict verdict) {
    if (allowed == null || verdict.level().compareTo(TrustLevel.FAIR) > 0) {
      return "";
    }
    List<String> wider = new ArrayList<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      if (allowed[k] > WIDER * p.tolerance()) {
        wider.add(named(k, "± " + texts.tolerance(p, allowed[k])));
      }
    }
    return wider.isEmpty() ? "" : texts.get("reason.scatter", String.join(", ", wider));
  }

  /** Of several properties the name says which. */
  private String named(int k, String text) {
    return space.dy() > 1 ? space.properties().get(k).name() + " " + text : text;
  }

  /** With the digits of the interval beside it. */
  private String predicted(DesignSet set, AuditOpinion opinion, int row, int k) {
    Property p = space.properties().get(k);
    PointMass mass = p.pointMass();
    int at = row * space.dy() + k;
    double unclamped = opinion.unclamped()[at];
    PredictedIntervals stated = set.intervals();
    double width = stated == null ? Double.NaN : stated.high()[at] - stated.low()[at];
    return named(
        k,
        mass != null && p.isMass(unclamped)
            ? mass.name()
            : Units.with(IntervalText.value(texts, p, p.physical(unclamped), width), p.unit()));
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
    int k = leastSure(set, row);
    Property p = space.properties().get(k);
    String deviation =
        Units.with(texts.deviation(set.std()[row * space.dy() + k]), p.unit())
            + (space.dy() > 1 ? " (" + p.name() + ")" : "");
    return texts.of("reason", verdict.reason(), deviation, texts.number(set.distance()[row], 2));
  }

  /**
   * The property with the largest deviation in tolerances, which trust goes by; a class that a
   * design is surely in has none.
   */
  private int leastSure(DesignSet set, int row) {
    int worst = 0;
    double most = 0;
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      int at = row * space.dy() + k;
      if (p.isMass(set.unclamped()[at])
          && set.intervals() != null
          && set.intervals().massProbability()[at] >= TrustRule.STRONG_RIGHT) {
        continue;
      }
      double relative =
          p.coordinateDeviation(set.unclamped()[at], set.std()[at]) / p.coordinateTolerance();
      if (relative > most) {
        most = relative;
        worst = k;
      }
    }
    return worst;
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

  /** Where a region is, in words; empty for everywhere. */
  public String place(TrustRegion region) {
    return (value(region) + " " + variable(region)).strip();
  }

  /** A region in words, for example: few data above 1.8 eV with α off 90°. */
  String region(TrustRegion region) {
    boolean few = region.rows() != null && rows > 0 && region.rows() < FEW * rows;
    String place = place(region);
    return texts.get(
        few ? "reason.region.few" : "reason.region",
        place.isEmpty() ? texts.get("region.everywhere") : place);
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

  /** The intervals of the properties that have one; of many the first, the others have columns. */
  private String interval(@Nullable PredictedIntervals intervals, int row) {
    List<String> sentences = new ArrayList<>();
    int told = space.dy() > MANY ? 1 : space.dy();
    for (int k = 0; k < told && intervals != null; k++) {
      int at = row * space.dy() + k;
      if (!Float.isNaN(intervals.low()[at])) {
        Property p = space.properties().get(k);
        String sentence =
            IntervalText.sentence(
                texts,
                p,
                intervals.low()[at],
                intervals.high()[at],
                intervals.massProbability()[at]);
        // of several properties the name says which
        sentences.add(space.dy() > 1 ? p.label() + ": " + sentence : sentence);
      }
    }
    return String.join(" ", sentences);
  }
}
