package io.backcast.cli;

import io.backcast.model.Integration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an integration, such as {@code heun:20}. */
final class IntegrationConverter implements ITypeConverter<Integration> {
  private static final Pattern FORM = Pattern.compile("(euler|heun|rk4):([0-9]{1,4})");

  @Override
  public Integration convert(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new TypeConversionException(
          "“%s” is no integration. Write a scheme (euler, heun or rk4) and a number of steps, such as heun:20."
              .formatted(text));
    }
    return new Integration(
        Integration.Scheme.valueOf(form.group(1).toUpperCase(Locale.ROOT)),
        Integer.parseInt(form.group(2)),
        null);
  }
}
