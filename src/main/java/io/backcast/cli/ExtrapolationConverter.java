package io.backcast.cli;

import io.backcast.model.ExtrapolationControl;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the extrapolation control by its key. */
final class ExtrapolationConverter implements ITypeConverter<ExtrapolationControl> {
  @Override
  public ExtrapolationControl convert(String text) {
    return Arrays.stream(ExtrapolationControl.values())
        .filter(control -> control.key().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException("expected warn, restrict or off, not “" + text + "”"));
  }
}
