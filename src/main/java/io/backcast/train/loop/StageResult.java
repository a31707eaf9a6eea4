package io.backcast.train.loop;

import io.backcast.model.BackcastException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a stage without gradient steps found out, kept among the checkpoints. */
public final class StageResult {
  private StageResult() {}

  /** The result of the same training; null if there is none. */
  public static @Nullable SavedState load(TrainingContext context, String name) {
    Checkpoint saved = Checkpoint.load(file(context, name), context.fingerprint());
    return saved == null ? null : saved.weights();
  }

  /** Keeps a result. */
  public static void save(TrainingContext context, String name, SavedState result)
      throws BackcastException {
    new Checkpoint(
            0, true, Double.NaN, result, SavedState.EMPTY, SavedState.EMPTY, new LearningCurves())
        .save(file(context, name), context.fingerprint());
  }

  private static Path file(TrainingContext context, String name) {
    return context.checkpoints().resolve(name.replace(' ', '-') + ".bin");
  }
}
