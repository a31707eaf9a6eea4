package io.backcast.cli;

import io.backcast.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of the program's languages by its tag. */
final class LanguageConverter implements ITypeConverter<Locale> {
  @Override
  public Locale convert(String text) {
    Locale asked = Locale.forLanguageTag(text);
    List<String> tags = Texts.languages().stream().map(Locale::getLanguage).toList();
    if (!tags.contains(asked.getLanguage())) {
      throw new TypeConversionException(
          "the languages are %s and %s, not “%s”"
              .formatted(
                  String.join(", ", tags.subList(0, tags.size() - 1)), tags.getLast(), text));
    }
    return asked;
  }
}
