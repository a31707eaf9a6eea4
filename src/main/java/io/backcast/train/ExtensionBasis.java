package io.backcast.train;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.model.TrainingProvenance;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.ExtendedData;
import io.backcast.train.data.TrainingData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What a model learns from when it is extended.
 *
 * @param card of the model before
 * @param plan that the model was trained by
 * @param prior that designs are drawn from
 * @param rows the model's, or designs of its prior that it labels itself, and the answers
 */
record ExtensionBasis(
    ModelCard card, Recipe recipe, TrainingPlan plan, DesignPrior prior, ExtendedData rows) {
  /** Designs that stand for the model's rows where these are not at hand. */
  private static final int REHEARSED = 6_000;

  /**
   * Finds it.
   *
   * @throws BackcastException if model, rows and answers do not fit together
   */
  static ExtensionBasis of(Json json, ModelExtender.Job job) throws BackcastException {
    ModelCard card = new ModelFolder(json).card(job.model());
    Recipe recipe = KnownRows.recipe(json, job.model(), job.recipe());
    TrainingProvenance training = card.training();
    if (training == null || recipe == null) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "%s does not say how it was trained, so training cannot go on. Choose a model that was trained here, or name its recipe with --recipe FILE."
              .formatted(job.model()));
    }
    Table answers = ExtensionFiles.withEarlier(job.model(), job.answers(), card.space());
    if (job.base() == null || job.baseSha256() == null) {
      return rehearsed(json, job, card, recipe, answers);
    }
    if (!KnownRows.isTable(card, job.baseSha256())) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s is not the table that %s was trained on: that was %s, SHA-256 %s. Name that one with --base FILE."
              .formatted(job.base().name(), card.name(), training.file(), training.sha256()));
    }
    KnownRows rows = KnownRows.of(json, card, job.base(), recipe);
    ExtendedData extended = ExtendedData.of(rows.data(), answers, card.space());
    DesignPrior prior =
        DesignPrior.of(card.space(), extended.data(), recipe.prior(), training.seed());
    return new ExtensionBasis(card, recipe, rows.plan(), prior, extended);
  }

  /** Without the model's rows: with designs of its prior in their place, which it labels itself. */
  private static ExtensionBasis rehearsed(
      Json json, ModelExtender.Job job, ModelCard card, Recipe recipe, Table answers)
      throws BackcastException {
    TrainingProvenance training = Objects.requireNonNull(card.training());
    TrainingPlan plan =
        recipe.training() == null
            ? TrainingPreset.USUAL.plan(json, training.rows())
            : recipe.training();
    if (plan.ensemble().stacking() != null) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          "%s has other predictors beside its networks, which are fitted to all rows. Name the table that it was trained on, %s, with --base FILE."
              .formatted(job.model(), training.file()));
    }
    DesignPrior prior =
        Objects.requireNonNullElseGet(
            DesignPrior.of(card, null), () -> new DesignPrior(card.space()));
    float[][] f = RehearsedDesigns.draw(card, prior, training.seed(), REHEARSED);
    int[] all = new int[f.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    TrainingData base =
        new TrainingData(f, new float[f.length][card.space().dy()], all, new int[0]);
    return new ExtensionBasis(
        card, recipe, plan, prior, ExtendedData.of(base, answers, card.space()));
  }

  TrainingProvenance training() {
    return Objects.requireNonNull(card.training());
  }

  /**
   * Of the numbers themselves, as the same file gives others by another convention, or after other
   * answers.
   */
  String fingerprint(Json json) {
    TrainingData data = rows.data();
    int numbers = data.rows() * (card.space().dx() + card.space().dy());
    ByteBuffer bytes =
        ByteBuffer.allocate(4 * (numbers + data.fit().length + data.held().length + 1));
    for (int i = 0; i < data.rows(); i++) {
      bytes.asFloatBuffer().put(data.f()[i]).put(data.y()[i]);
      bytes.position(bytes.position() + 4 * (data.f()[i].length + data.y()[i].length));
    }
    bytes.putInt(data.fit().length);
    bytes.asIntBuffer().put(data.fit()).put(data.held());
    byte[] recipeText = json.text(recipe).getBytes(StandardCharsets.UTF_8);
    return card.identity()
        + Digests.sha256(bytes.array())
        + Digests.sha256(recipeText)
        + training().seed();
  }
}
