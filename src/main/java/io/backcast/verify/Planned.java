package io.backcast.verify;

import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structures;
import io.backcast.model.DesignMatrix;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is to be calculated for one design.
 *
 * @param x the design, {@code [dx]}
 * @param calculation null for a design that no calculation can be made of
 * @param refusal why there is none, a sentence; null if there is one
 */
public record Planned(float[] x, @Nullable Calculation calculation, @Nullable String refusal) {
  /**
   * The plan of some designs.
   *
   * @param origin where a row of the matrix comes from, in words
   */
  public static List<Planned> of(
      DesignMatrix designs,
      Structures structures,
      String program,
      CalculationSettings settings,
      IntFunction<String> origin) {
    List<Planned> plan = new ArrayList<>();
    for (int i = 0; i < designs.rows(); i++) {
      float[] x = designs.row(i);
      Sentence problem = structures.problem(x);
      plan.add(
          problem == null
              ? new Planned(
                  x, new Calculation(structures.of(x, origin.apply(i)), program, settings), null)
              : new Planned(x, null, problem.toString()));
    }
    return plan;
  }

  /** The calculations of a plan, in its order. */
  public static List<Calculation> calculations(List<Planned> plan) {
    return plan.stream().map(Planned::calculation).filter(Objects::nonNull).toList();
  }

  /**
   * Answers as designs are counted.
   *
   * @param found one for each of {@link #calculations}
   * @return one for each design; null for one that no calculation was made of
   */
  public static List<@Nullable Answer> byDesign(List<Planned> plan, List<Answer> found) {
    List<@Nullable Answer> answers = new ArrayList<>();
    int next = 0;
    for (Planned one : plan) {
      answers.add(one.calculation() == null ? null : found.get(next++));
    }
    return answers;
  }
}
