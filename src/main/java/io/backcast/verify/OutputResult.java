package io.backcast.verify;

import io.backcast.io.output.CalculationOutput;
import io.backcast.io.output.OutputReader;
import io.backcast.io.structure.Structure;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the result of a run in an output of VASP, Quantum ESPRESSO or GPAW, which must be of the
 * structure that was asked for.
 */
final class OutputResult {
  /** What edges and their projections may differ by, Å: more than five printed decimals lose. */
  private static final double CELL = 0.005;

  private final OutputReader reader = new OutputReader();

  ResultPatterns.Found find(Path file, Structure structure) {
    CalculationOutput output;
    try {
      output = reader.read(file);
    } catch (BackcastException e) {
      return ResultPatterns.none(AnswerStatus.FAILED, e.sentence());
    }
    if (output == null) {
      return ResultPatterns.none(
          AnswerStatus.FAILED,
          "%s is no output that is read without expressions. State “converged” and “gap” in the settings, or name vasprun.xml, OUTCAR, data-file-schema.xml or a log of GPAW."
              .formatted(file.getFileName()));
    }
    return switch (output) {
      case CalculationOutput.NotConverged n ->
          ResultPatterns.none(AnswerStatus.NOT_CONVERGED, sentence(file, n.reason()));
      case CalculationOutput.Incomplete i ->
          ResultPatterns.none(AnswerStatus.INCOMPLETE, sentence(file, i.reason()));
      case CalculationOutput.Converged c -> {
        String other = other(c.cell(), structure);
        yield other == null
            ? new ResultPatterns.Found(
                c.gap(), c.gapDirect(), c.energy(), AnswerStatus.CONVERGED, "")
            : ResultPatterns.none(AnswerStatus.FAILED, sentence(file, other));
      }
    };
  }

  private static String sentence(Path file, String clause) {
    return "%s: %s.".formatted(file.getFileName(), clause);
  }

  /** In what it differs from the structure that was asked for, a clause; null if in nothing. */
  private static @Nullable String other(CalculationOutput.Cell cell, Structure structure) {
    double off = CellDistance.between(cell.lattice().vectors(), structure.lattice().vectors());
    if (off > CELL) {
      return String.format(
          Locale.ROOT, "its cell is not the one that was to be calculated, but off by %.3f Å", off);
    }
    if (!cell.sites().isEmpty()
        && !DesignMatch.formula(cell.sites()).equals(DesignMatch.formula(structure.sites()))) {
      return "it has the atoms %s, not %s"
          .formatted(DesignMatch.formula(cell.sites()), DesignMatch.formula(structure.sites()));
    }
    double field = cell.field() == null ? 0 : cell.field();
    return Math.abs(field - structure.field()) > DesignMatch.FIELD
        ? String.format(
            Locale.ROOT, "its electric field is %.3f V/Å, not %.3f", field, structure.field())
        : null;
  }
}
