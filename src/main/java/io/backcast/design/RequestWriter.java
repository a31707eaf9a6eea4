package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Numbers;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes a request as the words of {@code backcast design} that ask the same; {@link RequestParser}
 * reads them back to the last digit.
 */
public final class RequestWriter {
  private final DesignSpace space;

  public RequestWriter(DesignSpace space) {
    this.space = space;
  }

  /**
   * The words behind {@code design --model DIR}, without {@code --out}. A longer search is not
   * among them: the command makes one where it is needed.
   */
  public List<String> words(DesignRequest request) {
    List<String> words = new ArrayList<>(target(request.target()));
    words.addAll(bounds(request.bounds()));
    add(words, "--samples", Integer.toString(request.samples()));
    add(words, "--keep", Integer.toString(request.keep()));
    add(words, "--seed", Long.toString(request.seed()));
    if (!request.budget().refines()) {
      words.add("--no-refine");
    }
    Ranking usual = request.budget().refines() ? Ranking.TRUSTED : Ranking.DRAWN;
    if (request.ranking() != usual) {
      add(words, "--rank", request.ranking().name().toLowerCase(Locale.ROOT));
    }
    if (request.outside() != null) {
      add(words, "--outside", request.outside().key());
    }
    if (request.extrapolation() != ExtrapolationControl.WARN) {
      add(words, "--extrapolation", request.extrapolation().key());
    }
    return List.copyOf(words);
  }

  private List<String> target(Target target) {
    List<String> words = new ArrayList<>();
    target.texts(space).forEach(text -> add(words, "--target", text));
    if (words.isEmpty()) {
      // one target at least is asked for
      add(words, "--target", space.properties().getFirst().name() + "=" + RequestParser.ANY);
    }
    target.toleranceTexts(space).forEach(text -> add(words, "--tolerance", text));
    return words;
  }

  private List<String> bounds(DesignBounds bounds) {
    List<String> words = new ArrayList<>();
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      double low = bounds.lower()[j];
      double high = bounds.upper()[j];
      if (!bounds.isNarrowed(v, j)) {
        continue;
      }
      if (low == high) {
        String category = v.category(low);
        add(words, "--fix", v.name() + "=" + (category == null ? Numbers.exact(low) : category));
      } else {
        add(words, "--bound", v.name() + "=" + Numbers.exact(low) + ".." + Numbers.exact(high));
      }
    }
    List<String> conditions = bounds.conditions().texts();
    // those of the card come first, and hold anyway
    conditions
        .subList(space.constraints().size(), conditions.size())
        .forEach(text -> add(words, "--where", text));
    return words;
  }

  private static void add(List<String> words, String option, String value) {
    words.add(option);
    words.add(value);
  }
}
