package io.backcast.verify;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.sentence.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which property of a model is the gap that programs calculate. */
public final class VerifiedProperty {
  private VerifiedProperty() {}

  /**
   * The property stated, else the only one of a model.
   *
   * @param stated its name; null for the only one
   * @param option by which it is stated
   * @throws BackcastException of usage if there is none of that name, or several to choose from
   */
  public static Property of(ModelCard card, @Nullable String stated, String option)
      throws BackcastException {
    List<Property> all = card.space().properties();
    if (stated == null && all.size() == 1) {
      return all.getFirst();
    }
    return all.stream()
        .filter(p -> p.name().equals(stated))
        .findFirst()
        .orElseThrow(
            () ->
                new BackcastException(
                    ErrorCode.USAGE,
                    Sentence.of(
                        "verify.which-gap", option, all.stream().map(Property::name).toList())));
  }
}
