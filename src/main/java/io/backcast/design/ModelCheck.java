package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.io.Json;
import io.backcast.io.UnknownKey;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a model folder.
 *
 * @param violations of the contract of model folders, a sentence each; empty for a sound one
 * @param examination of its draws; null where there are violations
 * @param predicts whether anything in the model predicts properties
 * @param unknownKeys of its card, which are ignored and are no violations
 */
public record ModelCheck(
    List<String> violations,
    @Nullable ModelExamination examination,
    boolean predicts,
    List<UnknownKey> unknownKeys) {

  /**
   * Checks a folder; its networks are opened and run first by a process of their own.
   *
   * @throws BackcastException if that process cannot be started or was stopped, or the model fails
   */
  public static ModelCheck of(
      Path folder, Json json, NetworkTrial.Factory trials, TrialProgress progress)
      throws BackcastException {
    try (NetworkTrial trial = trials.begin(progress)) {
      ModelFolder folders = new ModelFolder(json, file -> trial.open(file, file.toString()));
      List<String> violations = folders.violations(folder);
      if (!violations.isEmpty()) {
        return new ModelCheck(violations, null, false, unknownKeys(folder, json));
      }
      try (InverseModel model = folders.open(folder)) {
        return new ModelCheck(
            violations, ModelExamination.of(model), model.predicts(), unknownKeys(folder, json));
      }
    }
  }

  /** Whether the files are in order and nothing says that the designs cannot be right. */
  public boolean sound() {
    return examination != null && examination.doubts().isEmpty();
  }

  /** What is found, in a sentence that begins with the folder. */
  public String verdict(String folder) {
    if (examination == null) {
      return "%s breaks the contract of model folders in %s %s."
          .formatted(folder, violations.size(), violations.size() == 1 ? "place" : "places");
    }
    if (!sound()) {
      return folder + ": the files are in order, but its designs are doubtful.";
    }
    return predicts
        ? folder + " is a sound model folder."
        : folder + ": the files are in order; whether designs reach their targets was not tested.";
  }

  private static List<UnknownKey> unknownKeys(Path folder, Json json) {
    try {
      return json.unknownKeys(folder.resolve(ModelFolder.CARD), ModelFolder.SCHEMA);
    } catch (BackcastException e) {
      // a card that is no JSON is among the violations
      return List.of();
    }
  }
}
