package io.backcast.ui.common;

import io.backcast.model.DesignSpace;
import io.backcast.model.GeneratorReview;
import io.backcast.model.Property;
import java.util.stream.Collectors;

/** What checks of a model's generator said, in a line. */
public final class ReviewText {
  /** So many are told one by one. */
  private static final int TOLD = 6;

  private ReviewText() {}

  /** The line: all calibrated, or each check that found something, with region and verdict. */
  public static String of(GeneratorReview review, DesignSpace space, Texts texts) {
    int judged = review.judged();
    if (judged == 0) {
      return texts.get("checks.too-few");
    }
    if (review.objections().isEmpty()) {
      return texts.get("checks.calibrated", texts.whole(judged));
    }
    String found =
        review.objections().stream()
            .limit(TOLD)
            .map(
                c ->
                    texts.get(
                        "checks.found",
                        texts.of("checks.kind", c.name()),
                        c.variable() == null ? "" : " " + c.variable(),
                        region(c, space, texts),
                        texts.of("checks.verdict", c.verdict()),
                        texts.whole(c.rows())))
            .collect(Collectors.joining("; "));
    int objections = review.objections().size();
    return texts.get(
        objections > TOLD ? "checks.many-objections" : "checks.objections",
        texts.whole(objections),
        texts.whole(judged),
        found);
  }

  private static String region(GeneratorReview.Check check, DesignSpace space, Texts texts) {
    int k = space.propertyIndex(check.property());
    Double from = check.from();
    Double to = check.to();
    if (k < 0 || from == null || to == null) {
      return check.region();
    }
    Property p = space.properties().get(k);
    return texts.get("checks.region", p.label(), texts.asked(p, from), texts.asked(p, to));
  }
}
