package io.backcast.verify;

import io.backcast.io.output.CalculationOutput;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.Crystal;
import io.backcast.model.ErrorCode;
import io.backcast.model.Lattice;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.StructureTemplate;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table with a calculated gap in each row: the cell in the columns of the model's variables, or
 * in {@code a, b, c, alpha, beta, gamma}, and the gap in {@code <property>_dft} or {@code
 * <property>}. {@code program} and {@code status} may say who computed it and how it ended.
 *
 * @param rows in the order of the table
 */
record AnswerTable(List<Row> rows) {
  private static final List<String> LENGTHS = List.of("a", "b", "c");
  private static final List<String> ANGLES = List.of("alpha", "beta", "gamma");

  /** The column that names the program. */
  static final String PROGRAM = "program";

  /** The program of a table that names none. */
  static final String UNNAMED = "table";

  /**
   * A row.
   *
   * @param line of the file
   */
  record Row(long line, CalculationOutput output) {}

  /**
   * Reads a table.
   *
   * @throws BackcastException if it has no cell or no calculated gap, or a field is no number
   */
  static AnswerTable of(
      TextTable table, ModelCard card, Property property, StructureTemplate template)
      throws BackcastException {
    Crystal crystal = card.crystal();
    if (crystal == null) {
      throw new IllegalStateException("only crystals have structures");
    }
    String gap = gapColumn(table, property);
    List<String> cell = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      cell.add(column(table, crystal.lengths()[i], LENGTHS.get(i)));
    }
    for (int i = 0; i < 3; i++) {
      cell.add(column(table, crystal.angles()[i], ANGLES.get(i)));
    }
    String field = crystal.field() == null ? null : crystal.field().variable();
    boolean stated = field != null && table.index(field) >= 0;
    double unit = crystal.field() == null ? 0 : crystal.field().voltsPerAngstrom();
    List<String> wanted = new ArrayList<>(cell);
    if (stated) {
      wanted.add(field);
    }
    double[][] numbers = table.numbers(wanted, Map.of()).values();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      double[] n = numbers[i];
      Double at = stated ? (Double) (n[6] * unit) : crystal.field() == null ? (Double) 0.0 : null;
      rows.add(
          new Row(
              table.lines()[i],
              output(
                  table,
                  i,
                  gap,
                  property,
                  new CalculationOutput.Cell(
                      new Lattice(n[0], n[1], n[2], n[3], n[4], n[5]), template.sites(), at))));
    }
    return new AnswerTable(rows);
  }

  private static CalculationOutput output(
      TextTable table, int row, String gap, Property property, CalculationOutput.Cell cell) {
    String program = field(table, row, PROGRAM);
    CalculationOutput.Run run =
        new CalculationOutput.Run(
            program == null ? UNNAMED : program,
            null,
            Map.of(),
            number(field(table, row, VerifiedTable.SECONDS)));
    String status = field(table, row, VerifiedTable.STATUS);
    if (status != null && !status.equals(AnswerStatus.CONVERGED.key())) {
      return status.equals(AnswerStatus.NOT_CONVERGED.key())
          ? new CalculationOutput.NotConverged(run, cell, "so its row says")
          : new CalculationOutput.Incomplete(run, cell, "its row says “%s”".formatted(status));
    }
    Double value = number(field(table, row, gap));
    if (value == null || value < 0) {
      return new CalculationOutput.Incomplete(run, cell, "its row has no gap");
    }
    String direct =
        table.index(VerifiedTable.direct(property)) < 0
            ? property.name() + "_direct"
            : VerifiedTable.direct(property);
    return new CalculationOutput.Converged(
        run, cell, value, number(field(table, row, direct)), number(field(table, row, "energy")));
  }

  private static @Nullable String field(TextTable table, int row, String column) {
    int at = table.index(column);
    String text = at < 0 ? "" : table.rows().get(row)[at];
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Double number(@Nullable String text) {
    double value = text == null ? Double.NaN : TextTable.numberOrNaN(text);
    return Double.isFinite(value) ? (Double) value : null;
  }

  private static String gapColumn(TextTable table, Property property) throws BackcastException {
    String calculated = VerifiedTable.dft(property);
    if (table.index(calculated) >= 0) {
      return calculated;
    }
    if (table.index(property.name()) < 0) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, Sentence.of("answers.no-gap", table.name(), calculated));
    }
    if (table.index(property.name() + "_std") >= 0) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          Sentence.of("answers.predictions", table.name(), property.name(), calculated));
    }
    return property.name();
  }

  private static String column(TextTable table, String variable, String usual)
      throws BackcastException {
    if (table.index(variable) >= 0) {
      return variable;
    }
    if (table.index(usual) >= 0) {
      return usual;
    }
    throw new BackcastException(
        ErrorCode.BAD_CSV, Sentence.of("answers.no-cell", table.name(), variable));
  }
}
