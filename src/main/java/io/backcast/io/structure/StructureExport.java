package io.backcast.io.structure;

import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import io.backcast.model.Crystal;
import io.backcast.model.ErrorCode;
import io.backcast.model.Lattice;
import io.backcast.model.ModelCard;
import io.backcast.model.StructureTemplate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes designs of a crystal as structure files, with a table that says which is which. */
public final class StructureExport {
  /** Name of the table beside the structures. */
  public static final String INDEX = "index.csv";

  /** Name of the settings beside inputs of a calculation, to be edited and given again. */
  public static final String SETTINGS = "calculation.json";

  private final ModelCard card;
  private final Crystal crystal;
  private final StructureTemplate template;
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
    this.card = card;
    this.crystal = crystal(card);
    this.template = template(crystal, template);
    this.format = format;
    this.settings = settings;
    this.json = json;
  }

  private static Crystal crystal(ModelCard card) throws BackcastException {
    Crystal crystal = card.crystal();
    if (crystal == null || crystal.templates().isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "The model %s describes no crystal structures, so its designs cannot be written as files of one."
              .formatted(card.name()));
    }
    return crystal;
  }

  private static StructureTemplate template(Crystal crystal, @Nullable String name)
      throws BackcastException {
    if (name == null) {
      return crystal.templates().getFirst();
    }
    return crystal.templates().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BackcastException(
                    ErrorCode.USAGE,
                    "There is no structure template %s. Choose one of %s."
                        .formatted(
                            name,
                            crystal.templates().stream()
                                .map(StructureTemplate::name)
                                .collect(Collectors.joining(", ")))));
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
    for (Map.Entry<String, String> text : texts.entrySet()) {
      byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
      AtomicFiles.write(folder.resolve(text.getKey()), out -> out.write(bytes));
    }
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

  private void requireNew(Path folder, Iterable<String> names) throws BackcastException {
    List<String> all = new ArrayList<>(List.of(INDEX));
    names.forEach(all::add);
    if (format.calculates()) {
      all.add(SETTINGS);
    }
    for (String name : all) {
      if (Files.exists(folder.resolve(name))) {
        throw new BackcastException(
            ErrorCode.UNWRITABLE,
            "%s is there already. Name a new folder, or replace what is in it with --force."
                .formatted(folder.resolve(name)));
      }
    }
  }

  private Structure structure(Design design) throws BackcastException {
    Lattice lattice = crystal.lattice(card.space(), design.x());
    String problem = lattice.problem();
    if (problem != null) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, "Row %d: %s. Leave it out.".formatted(design.row(), problem));
    }
    double field = crystal.field(card.space(), design.x());
    if (field != 0 && !template.layer()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "Row %d has a field, which the periodic structure %s cannot take. Choose a layer, or designs without a field."
              .formatted(design.row(), template.name()));
    }
    return Structure.of(
        "%s; %s; template %s".formatted(card.name(), design.origin(), template.name()),
        lattice,
        template,
        field);
  }
}
