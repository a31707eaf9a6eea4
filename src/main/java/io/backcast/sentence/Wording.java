package io.backcast.sentence;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The words of one language for {@link Sentence}s. */
public final class Wording {
  /**
   * The language of the command line, of logs and of files: the base words, which name options that
   * a window does not have.
   */
  public static final Wording ENGLISH = new Wording(Locale.ROOT, Figures.PLAIN);

  private final Locale language;
  private final Figures figures;
  private final ResourceBundle bundle;

  /**
   * The words of a language as a window says them, or English where it has none.
   *
   * @param figures how numbers are written
   */
  public Wording(Locale language, Figures figures) {
    this.language = language;
    this.figures = figures;
    // no fallback to the locale of the system: the base bundle is English
    this.bundle =
        ResourceBundle.getBundle(
            "io.backcast.sentence.sentences",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
  }

  /** A sentence in this language. */
  public String text(Sentence sentence) {
    Object[] filled = sentence.arguments().stream().map(this::filled).toArray();
    return sentence.key().isEmpty()
        ? String.valueOf(filled[0])
        : new MessageFormat(bundle.getString(sentence.key()), language).format(filled);
  }

  private String filled(Object argument) {
    return switch (argument) {
      case Sentence part -> text(part);
      case Collection<?> list -> list.stream().map(this::filled).collect(Collectors.joining(", "));
      case Sentence.Figure figure -> figures.figure(figure.text());
      case Sentence.Count count -> figures.count(count.value());
      case Double number -> figures.figure(number.toString());
      case Float number -> figures.figure(number.toString());
      default -> argument.toString();
    };
  }
}
