package io.backcast.verify;

import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structures;
import io.backcast.model.BackcastException;
import io.backcast.model.Crystal;
import io.backcast.model.DesignSpace;
import io.backcast.model.Lattice;
import io.backcast.model.ModelCard;
import io.backcast.model.StructureTemplate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads answers as designs of one model, moved by the conventions that lie beside it. */
public final class AnswerReading {
  private final ModelCard card;
  private final CalculationSettings settings;
  private final Map<String, Convention> conventions;

  /**
   * For a model.
   *
   * @param settings of this machine, for which conventions may hold
   * @param conventions by program
   */
  public AnswerReading(
      ModelCard card, CalculationSettings settings, Map<String, Convention> conventions) {
    this.card = card;
    this.settings = settings;
    this.conventions = Map.copyOf(conventions);
  }

  /** The answers as designs, the newest first; none where the model is no crystal. */
  public DesignAnswers of(List<Answer> answers) {
    DesignSpace space = card.space();
    Crystal crystal = card.crystal();
    if (crystal == null) {
      return DesignAnswers.none(space);
    }
    List<CalculatedDesign> all = new ArrayList<>();
    for (Answer answer : answers.reversed()) {
      Double gap = answer.gap();
      if (gap != null) {
        float[] x = design(crystal, answer);
        Convention convention = convention(answer, x);
        all.add(
            new CalculatedDesign(
                x, answer, convention, convention == null ? gap : convention.toModel(gap)));
      }
    }
    return new DesignAnswers(space, property(), all);
  }

  /** The property that the conventions are about; the first where there are none. */
  private int property() {
    return conventions.values().stream()
        .mapToInt(c -> card.space().propertyIndex(c.property()))
        .filter(k -> k >= 0)
        .findFirst()
        .orElse(0);
  }

  /** The variables that cell and field tell; NaN in all others. */
  private float[] design(Crystal crystal, Answer answer) {
    DesignSpace space = card.space();
    float[] x = new float[space.dx()];
    Arrays.fill(x, Float.NaN);
    Lattice cell = Lattice.of(answer.cell());
    double[] lengths = {cell.a(), cell.b(), cell.c()};
    double[] angles = {cell.alpha(), cell.beta(), cell.gamma()};
    for (int i = 0; i < 3; i++) {
      set(x, crystal.lengths()[i], lengths[i]);
      set(x, crystal.angles()[i], angles[i]);
    }
    if (crystal.field() != null) {
      set(x, crystal.field().variable(), answer.field() / crystal.field().voltsPerAngstrom());
    }
    return x;
  }

  private void set(float[] x, String variable, double value) {
    x[card.space().variableIndex(variable)] = (float) value;
  }

  /** The convention of the answer's program if it holds for the settings of that answer. */
  private @Nullable Convention convention(Answer answer, float[] x) {
    Convention convention = conventions.get(answer.program());
    Crystal crystal = card.crystal();
    if (convention == null || crystal == null) {
      return null;
    }
    // a log has fewer decimals than the design that it is of
    for (float[] design : List.of(x, FiledDesigns.of(card.space(), x))) {
      for (StructureTemplate template : crystal.templates()) {
        if (holds(convention, answer, design, template)) {
          return convention;
        }
      }
    }
    return null;
  }

  /** Whether an answer is of this structure, by the settings that a convention holds for. */
  private boolean holds(
      Convention convention, Answer answer, float[] x, StructureTemplate template) {
    try {
      Structures structures = new Structures(card, template.name(), settings);
      Calculation same = new Calculation(structures.of(x, ""), answer.program(), settings);
      return same.settingsKey().equals(convention.settingsKey()) && same.key().equals(answer.key());
    } catch (BackcastException e) {
      // a template that these settings do not suit gave no answer
      return false;
    }
  }
}
