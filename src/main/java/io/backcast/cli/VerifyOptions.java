package io.backcast.cli;

import io.backcast.io.DataFolder;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.verify.AnswerStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is calculated, by what, and where answers are kept. */
final class VerifyOptions {
  /** The settings in the user's folder. */
  static final String SETTINGS = "calculation.json";

  @Option(
      names = "--in",
      required = true,
      paramLabel = "CSV[:ROWS]",
      description = "Designs, all or some rows, as in designs.csv:1..10.")
  private String in;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "gpaw",
      description =
          "The program: gpaw, or one that the settings describe (default: ${DEFAULT-VALUE}).")
  private String engine;

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "Structure template of the model (default: its first).")
  private @Nullable String template;

  @Option(
      names = "--property",
      paramLabel = "NAME",
      description = "The property that is the gap (default: the only one).")
  private @Nullable String property;

  @Option(
      names = "--settings",
      paramLabel = "JSON",
      description =
          "Settings of the calculation (default: calculation.json in the user's folder, written"
              + " there at the first use).")
  private @Nullable Path settings;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "Where answers are kept (default: answers/answers.jsonl in the user's folder).")
  private @Nullable Path answers;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Model folder (default: the shipped model that the designs come from).")
  private @Nullable Path model;

  String in() {
    return in;
  }

  String engine() {
    return engine;
  }

  @Nullable String template() {
    return template;
  }

  @Nullable Path model() {
    return model;
  }

  /** The property that is calculated. */
  Property property(ModelCard card) throws BackcastException {
    List<Property> all = card.space().properties();
    if (property == null && all.size() == 1) {
      return all.getFirst();
    }
    return all.stream()
        .filter(p -> p.name().equals(property))
        .findFirst()
        .orElseThrow(
            () ->
                new BackcastException(
                    ErrorCode.USAGE,
                    "Say which property is the gap: --property, one of %s."
                        .formatted(String.join(", ", all.stream().map(Property::name).toList()))));
  }

  /** The settings stated, else those of the user, which are written if they are missing. */
  CalculationSettings settings(Json json) throws BackcastException {
    if (settings != null) {
      return CalculationSettings.read(settings, json);
    }
    Path usual = DataFolder.ofThisUser().resolve(SETTINGS);
    if (!Files.exists(usual)) {
      json.write(usual, CalculationSettings.read(null, json));
      System.err.println("Settings of calculations, to be edited: " + usual);
    }
    return CalculationSettings.read(usual, json);
  }

  /** All answers so far. */
  AnswerStore answers(Json json) throws BackcastException {
    return new AnswerStore(
        answers == null ? DataFolder.ofThisUser().resolve(AnswerStore.USUAL) : answers, json);
  }

  static void requirePositive(String option, double value) throws BackcastException {
    if (!(value > 0)) {
      throw new BackcastException(
          ErrorCode.USAGE, "%s must be more than 0, not %s.".formatted(option, value));
    }
  }
}
