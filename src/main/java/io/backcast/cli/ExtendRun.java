package io.backcast.cli;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableSource;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Numbers;
import io.backcast.model.Recipe;
import io.backcast.train.ExtensionComparison;
import io.backcast.train.ModelExtender;
import io.backcast.train.ModelExtension;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.RowCleaning;
import io.backcast.verify.campaign.AnswerValues;
import io.backcast.verify.campaign.BaseTable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code train --extend} does: lets a finished model learn from new answers. */
final class ExtendRun {
  private final Json json;
  private final Interrupts interrupts;

  ExtendRun(Json json, Interrupts interrupts) {
    this.json = json;
    this.interrupts = interrupts;
  }

  /**
   * Trains, and prints errors before and after.
   *
   * @param model its folder
   * @param source file of the answers
   * @param text its content
   * @param base the table that the model was trained on; null to look for it
   * @param recipe of the model; null for the one in its folder
   * @param engine the program whose convention holds for answers that are not shifted yet
   * @param evenIfWorse whether a model that got worse, or that nothing can judge, is written too
   */
  int train(
      Path model,
      TableSource source,
      TextTable text,
      @Nullable Path base,
      @Nullable Recipe recipe,
      String engine,
      Path result,
      boolean evenIfWorse)
      throws BackcastException {
    ModelCard card = new ModelFolder(json).card(model);
    AnswerValues values = AnswerValues.of(text, card.space(), model, engine, json);
    RowCleaning cleaned =
        DataPreparation.clean(values.table(), card.space(), new DataCleaning(true, false));
    Table answers = DataPreparation.numbers(cleaned, card.space(), null);
    System.err.println(values.sentence());
    if (!cleaned.sentence().isEmpty()) {
      System.err.println(cleaned.sentence());
    }
    BaseTable own = BaseTable.find(card, base, places(model, source));
    System.err.println(own.sentence());
    ConsoleProgress progress = ConsoleProgress.onStandardError(InstantSource.system());
    ModelExtender.Result made;
    try (Interrupts.Guard guard = progress.stopOn(interrupts)) {
      made =
          new ModelExtender(json, InstantSource.system())
              .extend(
                  new ModelExtender.Job(
                      model,
                      answers,
                      String.valueOf(Path.of(source.name()).getFileName()),
                      source.sha256(),
                      values.convention(),
                      own.table(),
                      own.sha256(),
                      recipe,
                      "backcast train --extend MODEL --data %s --out DIR"
                          .formatted(Path.of(source.name()).getFileName())),
                  result,
                  evenIfWorse,
                  progress);
    }
    if (made.published() || !made.extension().comparison().lines().isEmpty()) {
      lines(made.extension()).forEach(System.out::println);
    }
    if (!made.published()) {
      throw new BackcastException(
          ErrorCode.FAILED, refusal(made.extension().comparison().verdict(), result));
    }
    return 0;
  }

  /** Why nothing was written, and what to do. */
  static String refusal(ExtensionComparison.Verdict verdict, Path result) {
    String todo =
        verdict == ExtensionComparison.Verdict.WORSE
            ? "Look at the answers, or write it all the same with --force, which takes what is trained already."
            : "Name the table that it was trained on with --base FILE, bring more answers, or write it unjudged with --force.";
    return "The new model is not written to %s: %s. %s".formatted(result, verdict.reason(), todo);
  }

  private static List<Path> places(Path model, TableSource answers) {
    List<Path> places = new ArrayList<>();
    Path beside = Path.of(answers.name()).toAbsolutePath().getParent();
    if (beside != null) {
      places.add(beside);
    }
    Path above = model.toAbsolutePath().normalize().getParent();
    places.add(model);
    if (above != null) {
      places.add(above);
    }
    places.add(Path.of("").toAbsolutePath());
    return places;
  }

  /** The errors before and after, a line for each property and kind of rows. */
  static List<String> lines(ModelExtension extension) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Learned from %d answers, held back %d.",
            extension.learned(),
            extension.heldBack()));
    for (ExtensionComparison.Line line : extension.comparison().lines()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-10s %-18s %,6d rows   error %s before, %s after   class right %s before, %s after%s%s",
              line.property(),
              line.rows().label(),
              line.count(),
              Numbers.fixed(line.before(), 4),
              Numbers.fixed(line.after(), 4),
              Numbers.fixed(line.rightBefore(), 3),
              Numbers.fixed(line.rightAfter(), 3),
              line.independent() ? "" : "   by networks that may have seen the old rows",
              line.worse() ? "   WORSE" : ""));
    }
    return lines;
  }
}
