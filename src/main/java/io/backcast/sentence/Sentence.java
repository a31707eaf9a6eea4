package io.backcast.sentence;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A sentence, or a part of one, before it is put into a language: what it says is known where it
 * arises, in which language is known where it is shown. Its words are in {@code
 * sentences.properties} and its translations.
 *
 * @param key of its words; empty where the words are those of somebody else
 * @param arguments what is put into the gaps {@code {0}}, {@code {1}} …: other sentences, numbers,
 *     a {@link Figure} or {@link Count}, lists of all these, which become {@code a, b, c}; anything
 *     else as its {@code toString} has it
 */
public record Sentence(String key, List<Object> arguments) {
  private static final List<Object> NO_WORDS = List.of("");

  /** The sentence that says nothing. */
  public static final Sentence NONE = written("");

  /**
   * Text with numbers in it whose decimal sign is that of the language, such as {@code 0.25 eV}.
   *
   * @param text with decimal points, and powers of ten as in {@code 1.5e-8}
   */
  public record Figure(String text) {}

  /** How many of something, with the separators of the language between thousands. */
  public record Count(long value) {}

  public Sentence {
    arguments = List.copyOf(arguments);
  }

  /**
   * The sentence with a key; null arguments, such as the message of some exceptions, are unknown.
   */
  public static Sentence of(String key, @Nullable Object... arguments) {
    return new Sentence(
        key, Arrays.stream(arguments).map(a -> Objects.requireNonNullElse(a, "?")).toList());
  }

  /** Words that are the same in every language: those of another program, of a file or a person. */
  public static Sentence written(String text) {
    return new Sentence("", List.of(text));
  }

  /**
   * All parts in one, two at a time.
   *
   * @param key of a sentence with two gaps, such as {@code list.and}
   */
  public static Sentence joined(String key, List<?> parts) {
    Sentence all = NONE;
    for (Object part : parts) {
      Sentence next = part instanceof Sentence said ? said : Sentence.of("list.one", part);
      all = all.isEmpty() ? next : of(key, all, next);
    }
    return all;
  }

  public static Figure figure(String text) {
    return new Figure(text);
  }

  public static Count count(long value) {
    return new Count(value);
  }

  /** The same, with a change made to all text that is put into it: names, paths, messages. */
  public Sentence withTexts(UnaryOperator<String> change) {
    return new Sentence(key, arguments.stream().map(a -> changed(a, change)).toList());
  }

  private static Object changed(Object argument, UnaryOperator<String> change) {
    return switch (argument) {
      case Sentence part -> part.withTexts(change);
      case Collection<?> list -> list.stream().map(a -> changed(a, change)).toList();
      case Figure figure -> figure;
      case Count count -> count;
      case Number number -> number;
      default -> change.apply(argument.toString());
    };
  }

  /** Whether it says nothing. */
  public boolean isEmpty() {
    return key.isEmpty() && arguments.equals(NO_WORDS);
  }

  /** The sentence in English, as the command line and the log have it. */
  @Override
  public String toString() {
    return Wording.ENGLISH.text(this);
  }
}
