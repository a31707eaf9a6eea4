package io.backcast.io.structure;

import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.sentence.Sentence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes designs of a crystal as structure files, with a table that says which is which. */
public final class StructureExport {
  /** Name of the table beside the structures. */
  public static final String INDEX = "index.csv";

  /** Name of the settings beside inputs of a calculation, to be edited and given again. */
  public static final String SETTINGS = "calculation.json";

  private final Structures structures;
  private final StructureFormat format;
  private final CalculationSettings settings;
  private final Json json;

  /**
   * A design to write.
   *
   * @param row in the table that it comes from, from 1; part of the files' names
   * @param x values of the variables, {@code [dx]}
   * @param origin where it comes from and what is predicted for it, in words
   */
  public record Design(int row, float[] x, String origin) {}

  /**
   * An export of designs of one model.
   *
   * @param template name of a structure template of the card; null for its first
   * @throws BackcastException if the model is no crystal or has no such template
   */
  public StructureExport(
      ModelCard card,
      @Nullable String template,
      StructureFormat format,
      CalculationSettings settings,
      Json json)
      throws BackcastException {
    this.structures = new Structures(card, template, settings);
    this.format = format;
    this.settings = settings;
    this.json = json;
  }

  /**
   * Writes all designs, or none if one of them is no structure.
   *
   * @param folder of the files; made if it does not exist
   * @param index further columns of the table, a row for each design
   * @param replace whether files of an earlier export may be replaced
   * @return how many files were written beside the table
   * @throws BackcastException if a design is no structure, a file is there already or cannot be
   *     written
   */
  public int write(Path folder, List<Design> designs, TypedTable index, boolean replace)
      throws BackcastException {
    return write(folder, designs, index, replace, (done, all) -> {});
  }

  /** Is told how far an export is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * A file has been written.
     *
     * @param done files
     * @param all files
     * @throws BackcastException to stop; the files of this export are removed then
     */
    void written(int done, int all) throws BackcastException;
  }

  /**
   * The same, told how far it is and able to stop.
   *
   * @throws BackcastException also if {@code progress} throws it
   */
  public int write(
      Path folder, List<Design> designs, TypedTable index, boolean replace, Progress progress)
      throws BackcastException {
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> files = new ArrayList<>();
    double[] volumes = new double[designs.size()];
    for (int i = 0; i < designs.size(); i++) {
      Structure structure = structure(designs.get(i));
      volumes[i] = structure.lattice().volume();
      String name = String.format(Locale.ROOT, "design-%04d", designs.get(i).row());
      Map<String, String> written = format.files(structure, name, settings, json);
      files.add(written.keySet().iterator().next());
      texts.putAll(written);
    }
    if (!replace) {
      requireNew(folder, texts.keySet());
    }
    write(folder, texts, progress);
    if (format.calculates()) {
      json.write(folder.resolve(SETTINGS), settings);
    }
    List<TypedTable.Column> columns = new ArrayList<>();
    columns.add(new TypedTable.Text("file", files));
    columns.add(new TypedTable.Whole("row", designs.stream().mapToLong(Design::row).toArray()));
    columns.addAll(index.columns());
    columns.add(new TypedTable.Real("volume", volumes, 4));
    TableFormat.CSV.write(folder.resolve(INDEX), new TypedTable(columns), json);
    return texts.size();
  }

  private static void write(Path folder, Map<String, String> texts, Progress progress)
      throws BackcastException {
    List<Path> written = new ArrayList<>();
    boolean complete = false;
    try {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(text.getKey());
        AtomicFiles.write(file, out -> out.write(bytes));
        written.add(file);
        progress.written(written.size(), texts.size());
      }
      complete = true;
    } finally {
      for (Path file : complete ? List.<Path>of() : written) {
        // a file that cannot be removed any more is no second failure
        file.toFile().delete();
      }
    }
  }

  private void requireNew(Path folder, Iterable<String> names) throws BackcastException {
    List<String> all = new ArrayList<>(List.of(INDEX));
    names.forEach(all::add);
    if (format.calculates()) {
      all.add(SETTINGS);
    }
    for (String name : all) {
      if (Files.exists(folder.resolve(name))) {
        throw new BackcastException(
            ErrorCode.UNWRITABLE, Sentence.of("structure.there", folder.resolve(name)));
      }
    }
  }

  private Structure structure(Design design) throws BackcastException {
    Sentence problem = structures.problem(design.x());
    if (problem != null) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, Sentence.of("structure.row", design.row(), problem));
    }
    return structures.of(design.x(), design.origin());
  }
}
