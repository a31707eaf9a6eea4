package io.backcast.cli;

import io.backcast.engine.ModelFolder;
import io.backcast.io.DesignRows;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.TypedTable;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.StructureExport;
import io.backcast.io.structure.StructureFormat;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Units;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = "Write designs of a crystal as structure files, with a table of what is in them.")
final class ExportCommand implements Callable<Integer> {
  @Option(
      names = "--in",
      required = true,
      paramLabel = "CSV[:ROWS]",
      description = "Designs, all or some rows, as in designs.csv:1..10.")
  private String in;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String format;

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "Structure template of the model (default: its first).")
  private @Nullable String template;

  @Option(
      names = "--settings",
      paramLabel = "JSON",
      description =
          "Settings of the calculation for gpaw, qe and vasp (default: built in; an export writes"
              + " those it used beside its files).")
  private @Nullable Path settings;

  @Option(
      names = "--pseudopotentials",
      paramLabel = "NAME",
      description = "Set of pseudopotentials for qe, one of the settings.")
  private @Nullable String pseudopotentials;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Model folder (default: the shipped model that the designs come from).")
  private @Nullable Path folder;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write.")
  private Path out;

  @Option(names = "--force", description = "Replace files of an earlier export.")
  private boolean force;

  @Mixin private TableOptions input;

  private final ModelFolder folders;
  private final Json json;
  private final String program;

  /** The formats to choose from, for the help. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(StructureFormat.values()).map(StructureFormat::key).iterator();
    }
  }

  ExportCommand(ModelFolder folders, Json json, String program) {
    this.folders = folders;
    this.json = json;
    this.program = program;
  }

  @Override
  public Integer call() throws BackcastException {
    StructureFormat chosen = format();
    DesignRows rows = DesignRows.of(in);
    ModelCard card = DesignModel.ofAnyTraining(folder, rows.file(), folders, json).card();
    StructureExport export = new StructureExport(card, template, chosen, settings(), json);
    TextTable table = input.read(rows.file());
    int[] positions = rows.positions(table.rows().size());
    TextTable picked = table.withRows(positions);
    DesignSpace space = card.space();
    DesignMatrix x = DesignTable.matrix(picked, space);
    List<StructureExport.Design> designs = new ArrayList<>();
    for (int i = 0; i < positions.length; i++) {
      int row = positions[i] + 1;
      designs.add(
          new StructureExport.Design(row, x.row(i), origin(card, rows.file(), row, picked, i)));
    }
    int files = export.write(out, designs, columns(picked), force);
    System.err.printf(
        Locale.ROOT,
        "Designs written to %2$s: %1$,d, in %3$,d files beside %4$s%n",
        designs.size(),
        out,
        files,
        StructureExport.INDEX);
    return 0;
  }

  private StructureFormat format() throws BackcastException {
    return Arrays.stream(StructureFormat.values())
        .filter(f -> f.key().equalsIgnoreCase(format))
        .findFirst()
        .orElseThrow(
            () ->
                new BackcastException(
                    ErrorCode.USAGE,
                    "--format %s is unknown. Choose one of %s."
                        .formatted(format, String.join(", ", new Formats()))));
  }

  private CalculationSettings settings() throws BackcastException {
    CalculationSettings read = CalculationSettings.read(settings, json);
    return pseudopotentials == null ? read : read.withPseudopotentials(pseudopotentials);
  }

  private String origin(ModelCard card, Path file, int row, TextTable table, int at) {
    StringBuilder text = new StringBuilder();
    text.append("%s, row %s of %s".formatted(program, row, file.getFileName()));
    for (Property p : card.space().properties()) {
      int column = table.index(p.name());
      if (column >= 0 && !table.rows().get(at)[column].isEmpty()) {
        text.append(
            ", %s %s".formatted(p.name(), Units.plain(table.rows().get(at)[column], p.unit())));
      }
    }
    return text + ", model identity " + card.identity();
  }

  /** The columns of the designs' table that the index does not write itself. */
  private static TypedTable columns(TextTable table) {
    return new TypedTable(
        table.columns().stream()
            .filter(c -> !List.of("file", "row", "volume").contains(c))
            .map(c -> (TypedTable.Column) TypedTable.Verbatim.of(c, table.column(c)))
            .toList());
  }
}
