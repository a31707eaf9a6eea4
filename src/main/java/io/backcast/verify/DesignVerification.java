package io.backcast.verify;

import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.TypedTable;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structures;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Designs of a table that are to be calculated, and the table with the answers.
 *
 * @param model folder of the model
 * @param property that is the gap
 * @param table the designs
 * @param positions of the designs in the table that they were picked from, from 0
 * @param template name of the structure template
 * @param engine name of the program
 * @param plan what is calculated of each design
 */
public record DesignVerification(
    Path model,
    ModelCard card,
    Property property,
    TextTable table,
    int[] positions,
    String template,
    String engine,
    CalculationSettings settings,
    List<Planned> plan) {

  /**
   * The provenance of a file of answers.
   *
   * @param settings of the calculations
   * @param convention by which gaps were shifted; null if there is none
   * @param failures by row of the input, why there is no answer
   */
  public record Origin(
      String program,
      String model,
      String identity,
      String designs,
      String engine,
      String template,
      CalculationSettings settings,
      @Nullable Convention convention,
      int converged,
      Map<Integer, String> failures) {}

  /** What a verification is made of, beside its designs. */
  public record Setup(
      Path model,
      ModelCard card,
      Property property,
      @Nullable String template,
      CalculationProgram calculator,
      CalculationSettings settings) {}

  /**
   * Plans the calculations of some rows.
   *
   * @param all the table
   * @param positions of the rows, from 0
   * @param name of the table, for the files of the calculations
   * @param program that writes these files
   * @throws BackcastException if the table lacks a variable, or the model has no such template
   */
  public static DesignVerification of(
      Setup setup, TextTable all, int[] positions, String name, String program)
      throws BackcastException {
    Structures structures = new Structures(setup.card(), setup.template(), setup.settings());
    TextTable picked = all.withRows(positions);
    List<Planned> plan =
        Planned.of(
            DesignTable.matrix(picked, setup.card().space()),
            structures,
            setup.calculator().name(),
            setup.settings(),
            i -> "%s, row %s of %s".formatted(program, positions[i] + 1, name));
    return new DesignVerification(
        setup.model(),
        setup.card(),
        setup.property(),
        picked,
        positions,
        structures.template().name(),
        setup.calculator().name(),
        setup.settings(),
        plan);
  }

  /** The calculations, without the designs of which none can be made. */
  public List<Calculation> calculations() {
    return Planned.calculations(plan);
  }

  /** The convention by which the answers are shifted; null if the model has none for them. */
  public @Nullable Convention convention(Json json) throws BackcastException {
    String key = Calculation.commonSettingsKey(calculations()).orElse(null);
    return key == null
        ? null
        : new ConventionFile(json).find(model, engine, property.name(), key).orElse(null);
  }

  /**
   * The designs with their answers.
   *
   * @param answers one for each design
   */
  public TypedTable answered(List<@Nullable Answer> answers, @Nullable Convention convention) {
    return VerifiedTable.of(table, property, answers, convention);
  }

  /** By row of the input, counted from 1, why there is no answer. */
  public Map<Integer, String> failures(List<@Nullable Answer> answers) {
    Map<Integer, String> failures = new LinkedHashMap<>();
    for (int i = 0; i < plan.size(); i++) {
      Answer answer = answers.get(i);
      if (answer == null || !answer.converged()) {
        String reason = answer == null ? plan.get(i).refusal() : answer.reason();
        failures.put(positions[i] + 1, Objects.requireNonNullElse(reason, "no reason is known"));
      }
    }
    return failures;
  }

  /**
   * The provenance of the table of answers.
   *
   * @param designs where the designs come from
   */
  public Origin origin(
      String program,
      String designs,
      List<@Nullable Answer> answers,
      @Nullable Convention convention) {
    return new Origin(
        program,
        card.name(),
        card.identity(),
        designs,
        engine,
        template,
        settings,
        convention,
        (int) answers.stream().filter(a -> a != null && a.converged()).count(),
        failures(answers));
  }
}
