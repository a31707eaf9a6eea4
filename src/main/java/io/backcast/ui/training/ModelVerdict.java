package io.backcast.ui.training;

import io.backcast.io.table.TextTable;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.train.evaluate.BaselineComparison;
import io.backcast.ui.common.ReviewText;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the figures of a finished model say, in words. */
public final class ModelVerdict {
  /** Below this share of designs on target, a target is not one to ask for. */
  static final double HALF = 0.5;

  private static final double MOST = 0.8;

  /** A 90 % interval that holds for fewer rows than this is too narrow. */
  private static final double TOO_NARROW = 0.8;

  private static final int FEW_ROWS = 100;

  private final ModelCard card;
  private final Texts texts;

  /** How far a model can be used. */
  public enum Level {
    GOOD,
    FAIR,
    WEAK
  }

  /**
   * How many of the designs drawn for a target are on it.
   *
   * @param target in words, with its unit
   * @param share of the designs, 0 … 1
   */
  record Yield(String target, double share) {}

  ModelVerdict(ModelCard card, Texts texts) {
    this.card = card;
    this.texts = texts;
  }

  /** Where a simple method is better, or most targets are missed, the model is weak. */
  Level level() {
    List<Yield> yields = yields();
    double middle =
        yields.isEmpty()
            ? 1
            : yields.stream().mapToDouble(Yield::share).sorted().toArray()[yields.size() / 2];
    if (!BaselineComparison.lost(card).isEmpty() || middle < HALF) {
      return Level.WEAK;
    }
    return middle < MOST || yields.stream().anyMatch(y -> y.share() < HALF)
        ? Level.FAIR
        : Level.GOOD;
  }

  /** The model in one sentence or two. */
  String sentence() {
    List<String> errors = new ArrayList<>();
    for (Property p : card.space().properties()) {
      String error = error(p, "");
      if (!error.isEmpty()) {
        errors.add(texts.get("result.error", p.label(), error));
      }
    }
    StringBuilder said = new StringBuilder();
    said.append(texts.of("result.level", level()));
    if (!errors.isEmpty()) {
      said.append(' ').append(texts.get("result.predicts", joined(errors)));
    }
    List<Yield> yields = yields();
    if (!yields.isEmpty()) {
      String least = percent(yields.stream().mapToDouble(Yield::share).min().orElse(0));
      String most = percent(yields.stream().mapToDouble(Yield::share).max().orElse(0));
      said.append(' ')
          .append(
              least.equals(most)
                  ? texts.get("result.hits.one", most)
                  : texts.get("result.hits", least, most));
    }
    return said.toString();
  }

  private String joined(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : texts.get(
            "result.and", String.join(", ", parts.subList(0, parts.size() - 1)), parts.getLast());
  }

  /** What it should not be used for, a sentence each. */
  List<String> notFor() {
    List<String> not = new ArrayList<>();
    for (BaselineComparison lost : BaselineComparison.lost(card)) {
      Property p = lost.property();
      not.add(
          texts.of(
              "training.lost",
              lost.baseline(),
              p.label(),
              with(p, lost.baselineError()),
              with(p, lost.error())));
    }
    List<String> missed =
        yields().stream().filter(y -> y.share() < HALF).map(Yield::target).toList();
    if (!missed.isEmpty()) {
      not.add(texts.get("result.not.targets", first().label(), String.join(", ", missed)));
    }
    for (Property p : card.space().properties()) {
      double within = metric(p, "_within_interval");
      if (within < TOO_NARROW) {
        not.add(texts.get("result.not.interval", p.label(), percent(within)));
      }
      not.add(
          texts.get(
              "result.not.beyond",
              p.label(),
              texts.asked(p, p.lower()),
              Units.with(texts.asked(p, p.upper()), p.unit())));
    }
    not.add(texts.get("result.not.outside"));
    if (card.training() != null && card.training().rows() < FEW_ROWS) {
      not.add(texts.get("result.not.few", texts.whole(card.training().rows())));
    }
    if (card.checks() != null && !card.checks().objections().isEmpty()) {
      not.add(ReviewText.of(card.checks(), card.space(), texts));
    }
    return not;
  }

  /** Targets of the first property and how often they are hit, in their order. */
  List<Yield> yields() {
    List<Yield> yields = new ArrayList<>();
    Property p = first();
    String mark = p.name() + "_yield_at_";
    for (Map.Entry<String, Double> metric : card.metrics().entrySet()) {
      if (metric.getKey().startsWith(mark)) {
        String target = metric.getKey().substring(mark.length());
        double value = TextTable.numberOrNaN(target);
        boolean named = p.pointMass() != null && target.equals(p.pointMass().name());
        yields.add(
            new Yield(
                named || Double.isNaN(value)
                    ? target
                    : Units.with(texts.significant(value, 3), p.unit()),
                metric.getValue()));
      }
    }
    return yields;
  }

  /** The mean error of a method with its unit; on a log scale in percent. Empty if unknown. */
  String error(Property p, String method) {
    double relative = metric(p, "_relative_error");
    if (p.isLog()) {
      return method.isEmpty() && Double.isFinite(relative)
          ? Units.with(texts.significant(100 * relative, 2), "%")
          : "";
    }
    double error = metric(p, "_mae" + method);
    return Double.isFinite(error) ? with(p, error) : "";
  }

  /** A figure of a property; NaN if it was not measured. */
  double metric(Property p, String key) {
    Double value = card.metrics().get(p.name() + key);
    return value == null ? Double.NaN : value;
  }

  private String with(Property p, double value) {
    return Units.with(texts.significant(value, 2), p.unit());
  }

  private String percent(double share) {
    return texts.number(100 * share, 0) + " %";
  }

  private Property first() {
    return card.space().properties().getFirst();
  }
}
