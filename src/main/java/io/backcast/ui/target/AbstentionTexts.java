package io.backcast.ui.target;

import io.backcast.design.Abstention;
import io.backcast.design.TargetCoverage;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.ui.common.Texts;

/** Sentences about targets that the training data say nothing of. */
final class AbstentionTexts {
  private final DesignSpace space;
  private final Texts texts;

  AbstentionTexts(DesignSpace space, Texts texts) {
    this.space = space;
    this.texts = texts;
  }

  /** Why the data cannot say what reaches the target. */
  String sentence(Abstention a) {
    String why =
        switch (a.reason()) {
          case BEYOND -> texts.get("abstain.beyond", space.properties().get(a.property()).label());
          case FEW_ROWS -> few(a);
          case NEVER_TOGETHER -> texts.get("abstain.together");
          case DESIGNS_OUTSIDE -> texts.get("abstain.designs");
        };
    return why + " " + texts.get("abstain.sentence");
  }

  private String few(Abstention a) {
    Property p = space.properties().get(a.property());
    String of = space.dy() > 1 ? p.label() + ": " : "";
    return of
        + (Double.isNaN(a.from())
            ? texts.get("abstain.class", texts.whole(a.total()), className(p))
            : stretch(p, new TargetCoverage.Stretch(a.from(), a.to(), a.rows()), a.total()));
  }

  private static String className(Property p) {
    PointMass mass = p.pointMass();
    return mass == null ? p.label() : mass.name();
  }

  /** How many rows lie in a stretch of the axis. */
  String stretch(Property p, TargetCoverage.Stretch s, int total) {
    Object[] counts = {texts.whole(s.rows()), texts.whole(total)};
    if (s.to() >= p.upper()) {
      return texts.get(
          "abstain.above", counts[0], counts[1], texts.quantity(p, s.from()), s.rows());
    }
    return s.from() <= p.lower()
        ? texts.get("abstain.below", counts[0], counts[1], texts.quantity(p, s.to()), s.rows())
        : texts.get(
            "abstain.between",
            counts[0],
            counts[1],
            texts.quantity(p, s.from()),
            texts.quantity(p, s.to()),
            s.rows());
  }
}
