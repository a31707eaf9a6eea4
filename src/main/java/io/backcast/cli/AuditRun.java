package io.backcast.cli;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.train.AuditTrainer;
import io.backcast.train.TrainingForecast;
import io.backcast.train.report.TrainingRecord;
import java.nio.file.Path;
import java.time.InstantSource;

/** What {@code train --audit} does: gives a finished model its audit ensemble. */
final class AuditRun {
  private final Json json;
  private final Interrupts interrupts;

  AuditRun(Json json, Interrupts interrupts) {
    this.json = json;
    this.interrupts = interrupts;
  }

  /** Prints what would be done. */
  int plan(AuditTrainer.Job job) throws BackcastException {
    ModelCard card = new ModelFolder(json).card(job.model());
    TrainingRecord record = new AuditTrainer(json, InstantSource.system()).plan(job);
    ConsoleProgress progress = ConsoleProgress.onStandardError(InstantSource.system());
    try (Interrupts.Guard guard = progress.stopOn(interrupts)) {
      TrainCommand.print(
          TrainingForecast.measure(
                  json,
                  InstantSource.system(),
                  record.data(),
                  card.space(),
                  record.plan(),
                  progress)
              .ofAudit());
      return 0;
    } catch (BackcastException e) {
      // nothing was begun that could go on
      throw e.code() == ErrorCode.INTERRUPTED
          ? new BackcastException(ErrorCode.INTERRUPTED, "Stopped.", e)
          : e;
    }
  }

  /** Trains, and prints the figures measured. */
  int train(AuditTrainer.Job job, Path result) throws BackcastException {
    ConsoleProgress progress = ConsoleProgress.onStandardError(InstantSource.system());
    ModelCard card;
    try (Interrupts.Guard guard = progress.stopOn(interrupts)) {
      card =
          new AuditTrainer(json, InstantSource.system())
              .train(job, result, ModelWorkspace.IfExists.REPLACE, progress);
    }
    if (interrupts.requested()) {
      System.err.println("The model in %s is complete.".formatted(result));
    }
    TrainingSummary.figures(card).forEach(System.out::println);
    return 0;
  }
}
