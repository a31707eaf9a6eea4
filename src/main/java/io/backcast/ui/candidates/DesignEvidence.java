package io.backcast.ui.candidates;

import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.ui.common.CalculatedText;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import io.backcast.verify.Agreement;
import io.backcast.verify.CalculatedDesign;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for and against the designs of a table: the ensemble, the audit ensemble,
 * calculations, and the reasons for the trust level in sentences.
 */
final class DesignEvidence {
  private final ExplorerState explorer;
  private final DesignSpace space;
  private final Texts texts;
  private final ReasonText reasons;
  private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper();
  private @Nullable DesignSet designs;

  DesignEvidence(ExplorerState explorer, Texts texts) {
    this.explorer = explorer;
    this.space = explorer.space();
    this.texts = texts;
    this.reasons = new ReasonText(explorer.card(), texts);
    explorer.answersProperty().subscribe((before, now) -> findAnswers());
  }

  /** Sets the designs that have been judged; null for none. */
  void show(@Nullable DesignSet judged) {
    designs = judged;
    findAnswers();
  }

  /** Whether these are the designs that have been judged. */
  boolean isOf(DesignSet judged) {
    return designs == judged;
  }

  /** Whether the audit ensemble disagrees with the model about a design. */
  boolean isDisputed(ListedDesign design) {
    DesignSet set = designs;
    return set != null && design.isJudged() && ReasonText.isDisputed(set, design.index());
  }

  /** What the audit ensemble predicts for a design, unclamped; NaN where there is none. */
  double audit(ListedDesign design, int property) {
    DesignSet set = designs;
    return set == null || set.audit() == null || !design.isJudged() || design.index() >= set.size()
        ? Double.NaN
        : set.audit().unclamped()[design.index() * space.dy() + property];
  }

  /** The property that calculations are about. */
  Property calculatedProperty() {
    return explorer.calculatedProperty();
  }

  /** Whether any of the candidates has been calculated. */
  ReadOnlyBooleanProperty answeredProperty() {
    return answered.getReadOnlyProperty();
  }

  /** What a calculation says of a design; null if there is none. */
  @Nullable CalculatedDesign calculated(ListedDesign design) {
    return explorer.answersProperty().get().of(design.x());
  }

  /** How a design and its calculation compare; null where they cannot be. */
  @Nullable Agreement agreement(ListedDesign design) {
    CalculatedDesign found = calculated(design);
    int k = explorer.answersProperty().get().property();
    return found == null || !found.comparable() || !design.evaluated() || !design.isJudged()
        ? null
        : Agreement.of(space.properties().get(k), design.unclamped()[k], design.std()[k], found);
  }

  private void findAnswers() {
    DesignSet set = designs;
    answered.set(set != null && explorer.answersProperty().get().anyOf(set.x()));
  }

  /** What a calculation says of a design, and whether that agrees with the model; else empty. */
  private String verdict(ListedDesign design) {
    CalculatedDesign found = calculated(design);
    int k = explorer.answersProperty().get().property();
    return found == null || !design.evaluated() || !design.isJudged()
        ? ""
        : CalculatedText.verdict(
            texts, space.properties().get(k), design.unclamped()[k], design.std()[k], found);
  }

  /** The reason for the trust level of a design, as a sentence. */
  String reason(ListedDesign design) {
    DesignSet set = designs;
    if (!design.isJudged() && design.evaluated()) {
      return texts.get("candidates.sketched");
    }
    if (set == null) {
      return "";
    }
    if (!design.evaluated()) {
      return texts.get("candidates.unevaluated");
    }
    return (verdict(design) + " " + reasons.of(set, design.index())).strip();
  }

  /** The same, one by one. */
  List<String> reasons(ListedDesign design) {
    DesignSet set = designs;
    if (set == null || !design.evaluated() || !design.isJudged()) {
      return List.of(reason(design));
    }
    List<String> sentences = new ArrayList<>(reasons.each(set, design.index()));
    String calculated = verdict(design);
    if (!calculated.isEmpty()) {
      sentences.addFirst(calculated);
    }
    return sentences;
  }
}
