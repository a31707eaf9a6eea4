package io.backcast.cli;

import io.backcast.io.DataFolder;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.VerifiedProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is calculated, by what, and where answers are kept: of all commands that calculate. */
class CalculationOptions {
  /** The settings in the user's folder. */
  private static final String SETTINGS = "calculation.json";

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

  final String engine() {
    return engine;
  }

  final @Nullable String template() {
    return template;
  }

  /** The property that is calculated. */
  final Property property(ModelCard card) throws BackcastException {
    return property(card, property);
  }

  /** The property stated, else the only one of a model. */
  static Property property(ModelCard card, @Nullable String stated) throws BackcastException {
    return VerifiedProperty.of(card, stated, "--property");
  }

  /** The settings stated, else those of the user, which are written if they are missing. */
  final CalculationSettings settings(Json json) throws BackcastException {
    return settings(settings, json);
  }

  /** The settings of a file, else those of the user, which are written if they are missing. */
  static CalculationSettings settings(@Nullable Path stated, Json json) throws BackcastException {
    if (stated != null) {
      return CalculationSettings.read(stated, json);
    }
    Path usual = DataFolder.ofThisUser().resolve(SETTINGS);
    if (!Files.exists(usual)) {
      json.write(usual, CalculationSettings.read(null, json));
      System.err.println("Settings of calculations, to be edited: " + usual);
    }
    return CalculationSettings.read(usual, json);
  }

  /** All answers so far. */
  final AnswerStore answers(Json json) throws BackcastException {
    return answers(answers, json);
  }

  /** The answers of a file, else those of the user. */
  static AnswerStore answers(@Nullable Path stated, Json json) throws BackcastException {
    return new AnswerStore(
        stated == null ? AnswerStore.ofUser(DataFolder.ofThisUser(), json) : stated, json);
  }
}
