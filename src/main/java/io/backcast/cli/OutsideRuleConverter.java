package io.backcast.cli;

import io.backcast.model.OutsideRule;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the rule for samples outside the bounds by its key. */
final class OutsideRuleConverter implements ITypeConverter<OutsideRule> {
  @Override
  public OutsideRule convert(String text) {
    return Arrays.stream(OutsideRule.values())
        .filter(rule -> rule.key().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("expected reject or clamp, not “" + text + "”"));
  }
}
