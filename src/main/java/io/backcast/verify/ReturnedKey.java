package io.backcast.verify;

import io.backcast.io.output.CalculationOutput;
import io.backcast.model.Site;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keys of answers of another program, or of other settings than this program calculates by. */
final class ReturnedKey {
  private static final String VERSION = "backcast returned 2";

  /** Settings that differ from design to design. */
  private static final List<String> OF_DESIGN =
      List.of("external", "pbc", "EFIELD", "LDIPOL", "IDIPOL");

  /** A setting that does not matter. */
  private static final String LOG = "txt";

  /** A cell is known to the decimals of the output that it was read from. */
  private static final int DECIMALS = 4;

  private ReturnedKey() {}

  /**
   * What answers have in common that one convention can hold for.
   *
   * @param template name of the structure that was calculated
   */
  static String settings(CalculationOutput output, String program, String template) {
    return settings(lines(output, false), program, template);
  }

  /** The same for answers of a table that says no more of them than the program. */
  static String settingsOfTable(String program, String template) {
    return settings("", program, template);
  }

  private static String settings(String lines, String program, String template) {
    return KeyText.digest(String.join("\n", VERSION, program, template, lines));
  }

  /**
   * What an answer is known by. A table says nothing of how its values were found, so they
   * themselves are a part of it: two functionals in two tables are two answers.
   *
   * @param settingsKey by {@link #settings}
   */
  static String of(String settingsKey, CalculationOutput output, CalculationOutput.Cell cell) {
    StringBuilder text = new StringBuilder(settingsKey).append('\n').append(lines(output, true));
    for (double[] edge : cell.lattice().vectors()) {
      text.append(KeyText.numbers(DECIMALS, edge));
    }
    for (Site site : cell.sites()) {
      text.append(site.element()).append(KeyText.numbers(DECIMALS, site.place()));
    }
    text.append(KeyText.numbers(DECIMALS, cell.field() == null ? 0 : cell.field()));
    if (output.run().settings().isEmpty() && output instanceof CalculationOutput.Converged done) {
      text.append('\n').append(values(done.gap(), done.gapDirect(), done.energy()));
    }
    return KeyText.digest(text.toString());
  }

  private static String lines(CalculationOutput output, boolean ofDesign) {
    return new TreeMap<>(output.run().settings())
        .entrySet().stream()
            .filter(e -> !e.getKey().equals(LOG) && OF_DESIGN.contains(e.getKey()) == ofDesign)
            .map(e -> e.getKey() + " " + e.getValue() + "\n")
            .collect(Collectors.joining());
  }

  private static String values(@Nullable Double... values) {
    return Arrays.toString(values);
  }
}
