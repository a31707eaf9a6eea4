package io.backcast.engine.trial;

import io.backcast.sentence.Sentence;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Sentence} as JSON holds it, so that the other process need not know in which language it
 * will be said.
 *
 * @param key of its words
 * @param arguments what is put into the gaps
 */
record SentSentence(String key, List<Argument> arguments) {

  /**
   * One of the things that an argument may be; the others are null.
   *
   * @param text as it is
   * @param figure text with numbers to be written anew
   * @param count how many of something
   * @param sentence another sentence
   * @param list several arguments
   */
  record Argument(
      @Nullable String text,
      @Nullable String figure,
      @Nullable Long count,
      @Nullable SentSentence sentence,
      @Nullable List<Argument> list) {

    static Argument of(Object argument) {
      return switch (argument) {
        case Sentence part -> new Argument(null, null, null, SentSentence.of(part), null);
        case Sentence.Figure figure -> new Argument(null, figure.text(), null, null, null);
        case Sentence.Count count -> new Argument(null, null, count.value(), null, null);
        case Collection<?> all ->
            new Argument(null, null, null, null, all.stream().map(Argument::of).toList());
        // decimals are written as the language has them
        case Double number -> new Argument(null, number.toString(), null, null, null);
        case Float number -> new Argument(null, number.toString(), null, null, null);
        default -> new Argument(argument.toString(), null, null, null, null);
      };
    }

    Object argument() {
      if (figure != null) {
        return Sentence.figure(figure);
      }
      if (count != null) {
        return Sentence.count(count);
      }
      if (sentence != null) {
        return sentence.sentence();
      }
      return list == null
          ? Objects.requireNonNullElse(text, "")
          : list.stream().map(Argument::argument).toList();
    }
  }

  static SentSentence of(Sentence said) {
    return new SentSentence(said.key(), said.arguments().stream().map(Argument::of).toList());
  }

  Sentence sentence() {
    return new Sentence(key, arguments.stream().map(Argument::argument).toList());
  }
}
