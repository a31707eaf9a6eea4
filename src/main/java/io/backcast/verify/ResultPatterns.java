package io.backcast.verify;

import io.backcast.io.structure.CalculationSettings.CommandSettings;
import io.backcast.sentence.Sentence;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds results in the text that a program wrote, by the regular expressions of the settings. */
record ResultPatterns(
    Pattern converged,
    Pattern gap,
    @Nullable Pattern gapDirect,
    @Nullable Pattern energy,
    @Nullable Pattern metal) {

  /**
   * What was found.
   *
   * @param gap eV; null if there is none
   * @param status why there is none
   * @param reason why there is none, a sentence
   */
  record Found(
      @Nullable Double gap,
      @Nullable Double gapDirect,
      @Nullable Double energy,
      AnswerStatus status,
      String reason) {}

  /** Which expression a command lacks that needs it for others, as a clause; null if none. */
  static @Nullable Sentence lacking(CommandSettings command) {
    if (command.gap() != null) {
      return command.converged() == null ? Sentence.of("program.no-converged") : null;
    }
    boolean others =
        Stream.of(command.converged(), command.gapDirect(), command.energy(), command.metal())
            .anyMatch(Objects::nonNull);
    return others ? Sentence.of("program.no-gap") : null;
  }

  /** The expressions of a command that {@linkplain #lacking lacks} none; null if it has none. */
  static @Nullable ResultPatterns of(CommandSettings command) {
    String converged = command.converged();
    String gap = command.gap();
    if (gap == null || converged == null) {
      return null;
    }
    return new ResultPatterns(
        pattern(converged),
        pattern(gap),
        command.gapDirect() == null ? null : pattern(command.gapDirect()),
        command.energy() == null ? null : pattern(command.energy()),
        command.metal() == null ? null : pattern(command.metal()));
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.MULTILINE);
  }

  /** What is wrong with the expressions, as a clause; null if nothing is. */
  @Nullable Sentence problem() {
    for (Pattern one : new Pattern[] {gap, gapDirect, energy}) {
      int most = one == energy ? 1 : 2;
      if (one != null && (groups(one) < 1 || groups(one) > most)) {
        return Sentence.of(
            most == 1 ? "program.group" : "program.groups", one.pattern(), groups(one));
      }
    }
    return null;
  }

  private static int groups(Pattern pattern) {
    return pattern.matcher("").groupCount();
  }

  Found find(String text) {
    if (!converged.matcher(text).find()) {
      return none(
          AnswerStatus.NOT_CONVERGED,
          "Its output does not say that it converged: “%s” is not in it."
              .formatted(converged.pattern()));
    }
    Double value =
        metal != null && metal.matcher(text).find() ? Double.valueOf(0) : last(gap, text);
    return value == null
        ? none(
            AnswerStatus.INCOMPLETE,
            "Its output has no gap: nothing matches “%s”.".formatted(gap.pattern()))
        : new Found(value, last(gapDirect, text), last(energy, text), AnswerStatus.CONVERGED, "");
  }

  static Found none(AnswerStatus status, String reason) {
    return new Found(null, null, null, status, reason);
  }

  /** The number, or the difference of the two, that the last match states. */
  private static @Nullable Double last(@Nullable Pattern pattern, String text) {
    if (pattern == null) {
      return null;
    }
    Matcher matcher = pattern.matcher(text);
    Double found = null;
    while (matcher.find()) {
      double first = number(matcher.group(1));
      double value = matcher.groupCount() == 1 ? first : number(matcher.group(2)) - first;
      found = Double.isFinite(value) ? (Double) value : null;
    }
    return found;
  }

  private static double number(@Nullable String text) {
    try {
      // Fortran writes 1.0D+00
      return text == null ? Double.NaN : Double.parseDouble(text.strip().replaceAll("[dD]", "e"));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
