package io.backcast.ui.frame;

import io.backcast.design.DesignResult;
import io.backcast.design.Extremes;
import io.backcast.design.SamplingMethod;
import io.backcast.design.WeightedDesigns;
import io.backcast.model.OutsideCount;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorationResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the status line says of the designs that are shown. */
final class StatusText {
  private final Texts texts;

  StatusText(Texts texts) {
    this.texts = texts;
  }

  /**
   * How many were drawn and are on target, what their distributions are made of, and what is not
   * among them.
   *
   * @param result null before the first
   */
  String of(@Nullable ExplorationResult result) {
    if (result == null) {
      return texts.get("frame.loading");
    }
    List<String> parts = new ArrayList<>();
    parts.add(counts(result));
    if (result.evaluated()) {
      addDistribution(parts, result);
    }
    DesignResult settled = result.result();
    if (settled != null) {
      addCopies(parts, settled);
      addOutside(parts, settled.outside());
    }
    return String.join(" · ", parts);
  }

  private String counts(ExplorationResult result) {
    String all = texts.whole(result.preview().drawn());
    DesignResult settled = result.result();
    if (!result.evaluated()) {
      return texts.get("frame.unevaluated", all);
    }
    if (settled == null) {
      return texts.get("frame.live", all);
    }
    Extremes extremes = settled.extremes();
    return extremes == null
        ? texts.get(
            Double.isNaN(result.expected()) ? "frame.settled" : "frame.expected",
            all,
            texts.whole(result.preview().hits()),
            texts.whole(result.preview().drawn() - result.preview().hits()),
            expected(result))
        : found(result, extremes);
  }

  /** What a search for the most or least has led to, most of which was not drawn. */
  private String found(ExplorationResult result, Extremes extremes) {
    String first = texts.whole(result.preview().drawn());
    String hits = texts.whole(result.preview().hits());
    return extremes.front()
        ? texts.get("frame.front", first, hits)
        : texts.get(
            Double.isNaN(result.expected()) ? "frame.extreme" : "frame.extreme.expected",
            first,
            texts.whole(extremes.judged()),
            hits,
            expected(result));
  }

  private String expected(ExplorationResult result) {
    return texts.number(100 * result.expected(), 0);
  }

  /** What the distributions are made of, and what that is worth; nothing during a drag. */
  private void addDistribution(List<String> parts, ExplorationResult result) {
    WeightedDesigns designs = result.weighted();
    if (designs != null) {
      parts.add(distribution(designs));
    } else if (result.settled()) {
      parts.add(texts.get("frame.as-drawn"));
    }
  }

  private String distribution(WeightedDesigns designs) {
    String worth = texts.whole((int) designs.effective());
    if (!designs.isEnough()) {
      return designs.effective() < 1
          ? texts.get("frame.none-independent")
          : texts.get("frame.too-few", worth);
    }
    boolean rejected = designs.method() == SamplingMethod.REJECTION;
    return texts.get(
        rejected ? "frame.rejection" : "frame.importance", texts.whole(designs.size()), worth);
  }

  /** How many designs are in no row because they are in another; nothing where enough differ. */
  private void addCopies(List<String> parts, DesignResult result) {
    if (result.toldCopies() > 0) {
      parts.add(texts.get("frame.copies", texts.whole(result.toldCopies())));
    }
  }

  /** How many raw samples the network drew outside the bounds, if it did. */
  private void addOutside(List<String> parts, OutsideCount outside) {
    if (outside.outside() > 0) {
      parts.add(texts.get("frame.outside", texts.number(100 * outside.share(), 1)));
    }
  }
}
