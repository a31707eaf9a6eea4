package io.backcast.ui.common;

import io.backcast.model.ModelCard;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;
import org.jspecify.annotations.Nullable;

/**
 * How far a model is off in its first property on held-out rows. Where the property has a class,
 * rows outside it count alone: those deep inside are right whatever the model, and are many.
 *
 * @param amount with its unit
 * @param beside the class whose rows do not count; null where all do
 */
public record HeldOutError(String amount, @Nullable String beside) {
  /** The error of a model; null if it is not known. */
  public static @Nullable HeldOutError of(ModelCard card, Texts texts) {
    Property first = card.space().properties().getFirst();
    if (first.isLog()) {
      // the mean absolute error is that of the largest values alone
      Double share = card.metrics().get(first.name() + "_relative_error");
      return share == null
          ? null
          : new HeldOutError(Units.with(texts.significant(100 * share, 2), "%"), null);
    }
    Double all = card.metrics().get(first.name() + "_mae");
    Double error = card.heldOutError(first, first.upper());
    PointMass mass = first.pointMass();
    return error == null
        ? null
        : new HeldOutError(
            Units.with(texts.significant(error, 2), first.unit()),
            mass == null || error.equals(all) ? null : mass.name());
  }

  /**
   * A sentence about it.
   *
   * @param key of the sentence where all rows count
   * @param besideKey of the one that names the class whose rows do not
   */
  public String sentence(Texts texts, String key, String besideKey) {
    return beside == null ? texts.get(key, amount) : texts.get(besideKey, amount, beside);
  }
}
