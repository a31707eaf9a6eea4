package io.backcast.ui.report;

import io.backcast.model.ModelCard;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.TrustRegion;
import io.backcast.model.TrustRule;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.report.ReportTable;
import io.backcast.report.ReportTable.Column;
import io.backcast.ui.candidates.ReasonText;
import io.backcast.ui.common.ReviewText;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the model's card says of it: how far off it is, how it is calibrated, what it is not for.
 */
final class ModelPart {
  /** A target that fewer of the drawn designs hit is not reached well. */
  private static final double HITS = 0.9;

  /** So many regions are named; the card has all. */
  private static final int TOLD = 3;

  private final ModelCard card;
  private final Texts texts;

  ModelPart(ModelCard card, Texts texts) {
    this.card = card;
    this.texts = texts;
  }

  void write(ReportPage page) {
    ReportSection section = page.section(texts.get("report.model"));
    section.say(
        card.metrics().isEmpty()
            ? texts.get("report.model.unmeasured", card.title())
            : texts.get("report.model.said", card.title()));
    section.tabulate(errors());
    card.space().properties().forEach(p -> section.tabulate(yields(p)));
    TrustRule trust = card.trust();
    if (trust != null) {
      section.say(trust(trust));
    }
    if (card.checks() != null) {
      section.say(ReviewText.of(card.checks(), card.space(), texts));
    }
    section.say(texts.get("report.not-for") + " " + notFor());
  }

  private ReportTable errors() {
    List<List<String>> rows = new ArrayList<>();
    for (Property p : card.space().properties()) {
      PointMass mass = p.pointMass();
      error(rows, p, "_mae", texts.get("report.figure.mae", p.label()));
      if (mass != null) {
        error(
            rows, p, "_mae_beyond_mass", texts.get("report.figure.beyond", p.label(), mass.name()));
        share(rows, p, "_mass_right", texts.get("report.figure.class", mass.name()));
      }
      error(rows, p, "_mae_10_nearest", texts.get("report.figure.nearest", p.label()));
      error(rows, p, "_mae_forest", texts.get("report.figure.forest", p.label()));
      share(rows, p, "_within_interval", texts.get("report.figure.interval", p.label()));
      if (mass != null) {
        share(
            rows,
            p,
            "_within_interval_beyond_mass",
            texts.get("report.figure.interval.beyond", p.label(), mass.name()));
      }
    }
    return new ReportTable(
        texts.get("report.model.errors"),
        JudgedBy.NONE,
        List.of(
            new Column(texts.get("report.column.figure"), false),
            new Column(texts.get("report.column.value"), true)),
        rows);
  }

  private void error(List<List<String>> rows, Property p, String key, String label) {
    Double value = card.metrics().get(p.name() + key);
    if (value != null) {
      rows.add(List.of(label, Units.with(texts.significant(value, 3), p.unit())));
    }
  }

  private void share(List<List<String>> rows, Property p, String key, String label) {
    Double value = card.metrics().get(p.name() + key);
    if (value != null) {
      rows.add(List.of(label, percent(value)));
    }
  }

  private String percent(double share) {
    return Units.with(texts.number(100 * share, 1), "%");
  }

  /** How many of the drawn designs are on target, by target; and how far off the refined ones. */
  private ReportTable yields(Property p) {
    List<List<String>> rows = new ArrayList<>();
    targets(p)
        .forEach(
            (name, share) -> {
              Double error = card.metrics().get(p.name() + "_refined_error_at_" + name);
              Double ks = card.metrics().get(p.name() + "_weighted_ks_at_" + name);
              rows.add(
                  List.of(
                      target(p, name),
                      percent(share),
                      error == null ? "–" : Units.with(texts.significant(error, 2), p.unit()),
                      ks == null ? "–" : texts.number(ks, 3)));
            });
    return new ReportTable(
        texts.get("report.model.yields", p.label()),
        JudgedBy.NONE,
        List.of(
            new Column(texts.get("report.column.target"), false),
            new Column(texts.get("report.column.yield"), true),
            new Column(texts.get("report.column.refined"), true),
            new Column(texts.get("report.column.ks"), true)),
        rows);
  }

  /** Share of drawn designs on target by the name of the target, in order. */
  private Map<String, Double> targets(Property p) {
    String prefix = p.name() + "_yield_at_";
    Map<String, Double> found =
        new TreeMap<>(
            (a, b) -> {
              double difference = number(a) - number(b);
              return difference == 0 ? a.compareTo(b) : difference < 0 ? -1 : 1;
            });
    card.metrics()
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), value);
              }
            });
    return found;
  }

  private static double number(String name) {
    double value = Texts.parse(name);
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  private String target(Property p, String name) {
    double value = Texts.parse(name);
    return Double.isNaN(value) ? name : Units.with(texts.asked(p, value), p.unit());
  }

  private String trust(TrustRule rule) {
    List<String> right = new ArrayList<>();
    for (int k = 0; k < card.space().dy(); k++) {
      Property p = card.space().properties().get(k);
      double[] allowed = rule.allowed();
      double width = allowed == null ? p.tolerance() : allowed[k];
      right.add(p.label() + ": " + texts.tolerance(p, width));
    }
    return texts.get("report.trust", String.join("; ", right));
  }

  private String notFor() {
    List<String> not = new ArrayList<>();
    for (Property p : card.space().properties()) {
      List<String> missed = new ArrayList<>();
      targets(p)
          .forEach(
              (name, share) -> missed.addAll(share < HITS ? List.of(target(p, name)) : List.of()));
      if (!missed.isEmpty()) {
        not.add(texts.get("report.not-for.targets", p.label(), String.join(", ", missed)));
      }
    }
    TrustRule trust = card.trust();
    List<TrustRegion> regions = trust == null ? null : trust.regions();
    if (regions != null && !regions.isEmpty()) {
      not.add(texts.get("report.not-for.regions", regions(regions)));
    }
    not.add(texts.get("report.not-for.ranges", ranges()));
    return sentences(not);
  }

  private String regions(List<TrustRegion> regions) {
    ReasonText words = new ReasonText(card, texts);
    List<String> places = regions.stream().map(words::place).distinct().toList();
    String named = String.join("; ", places.subList(0, Math.min(TOLD, places.size())));
    return places.size() > TOLD
        ? texts.get("report.not-for.more", named, texts.whole(places.size() - (long) TOLD))
        : named;
  }

  private String ranges() {
    List<String> ranges = new ArrayList<>();
    for (Variable v : card.space().variables()) {
      if (v.categories() == null) {
        ranges.add(
            v.symbol()
                + " "
                + texts.value(v, v.lower(), v.shownDecimals())
                + " – "
                + texts.quantity(v, v.upper()));
      }
    }
    return String.join(", ", ranges);
  }

  private static String sentences(List<String> clauses) {
    String joined = String.join("; ", clauses);
    return joined.substring(0, 1).toUpperCase(Locale.ROOT) + joined.substring(1) + ".";
  }
}
