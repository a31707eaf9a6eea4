package io.backcast.verify;

import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.CalculationSettings.CommandSettings;
import io.backcast.io.structure.Structure;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One structure to be calculated by one program.
 *
 * @param structure cell, atoms, k-points and field
 * @param program name of the program
 * @param settings of all programs
 */
public record Calculation(Structure structure, String program, CalculationSettings settings) {
  /** Name of GPAW among the programs. */
  public static final String GPAW = "gpaw";

  private static final String VERSION = "backcast calculation 1";

  /**
   * What an answer is found again by: SHA-256 of structure (cell and sites to 1e-6, field,
   * periodicity, k-points), program, and those settings that matter to this program. Where it comes
   * from and names of files are no part of it.
   */
  public String key() {
    StringBuilder text = new StringBuilder(settingsText());
    // so that answers of layers that are not moved keep their keys
    if (!places(calculated()).equals(places(structure))) {
      text.append("moved\n").append(places(calculated()));
    }
    for (double[] edge : structure.lattice().vectors()) {
      text.append(KeyText.numbers(edge)).append('\n');
    }
    text.append(KeyText.numbers(structure.field()));
    return KeyText.digest(text.toString());
  }

  /** The structure as the program's input has it: GPAW's layer is moved in a strong field. */
  Structure calculated() {
    return format().equals(GPAW) ? structure.againstField() : structure;
  }

  private String format() {
    CommandSettings command = settings.commands().get(program);
    return command == null ? program : command.format();
  }

  /**
   * What calculations must have in common for one convention to hold for them: program, settings,
   * k-points and atoms, but neither cell nor field.
   */
  public String settingsKey() {
    return KeyText.digest(settingsText());
  }

  /** The {@link #settingsKey} of all of some calculations; empty if they have no one in common. */
  public static Optional<String> commonSettingsKey(List<Calculation> calculations) {
    List<String> keys = calculations.stream().map(Calculation::settingsKey).distinct().toList();
    return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
  }

  /**
   * Refuses calculations that no one convention can hold for.
   *
   * @throws BackcastException if their settings differ, as k-points do that follow the cell
   */
  public static void requireCommonSettings(List<Calculation> calculations)
      throws BackcastException {
    if (!calculations.isEmpty() && commonSettingsKey(calculations).isEmpty()) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "The designs would be calculated with different k-points, so that no one convention holds for them. State the k-points in the settings.");
    }
  }

  private String settingsText() {
    StringBuilder text = new StringBuilder(VERSION).append('\n').append(program).append('\n');
    relevant().forEach(setting -> text.append(setting).append('\n'));
    text.append(Arrays.toString(structure.kpoints())).append('\n');
    text.append(structure.layer() ? "layer" : "bulk").append('\n');
    return text.append(places(structure)).toString();
  }

  private static String places(Structure structure) {
    StringBuilder text = new StringBuilder();
    for (Site site : structure.sites()) {
      text.append(site.element()).append(' ').append(KeyText.numbers(site.place())).append('\n');
    }
    return text.toString();
  }

  /** The settings that the program's input is made of, as text. */
  private List<String> relevant() {
    CommandSettings command = settings.commands().get(program);
    List<String> all =
        new ArrayList<>(List.of(settings.functional(), Double.toString(settings.smearing())));
    switch (format()) {
      case GPAW -> {
        all.add(Double.toString(settings.gpaw().cutoff()));
        all.add(settings.gpaw().bands());
      }
      case "qe" -> {
        CalculationSettings.QuantumEspresso qe = settings.quantumEspresso();
        all.add(Double.toString(qe.cutoff()));
        all.add(Double.toString(qe.densityCutoff()));
        all.add(String.valueOf(settings.pseudopotentials().get(qe.pseudopotentials())));
      }
      case "vasp" -> {
        all.add(Double.toString(settings.vasp().cutoff()));
        all.add(
            new TreeMap<>(Objects.requireNonNullElse(settings.vasp().potentials(), Map.of()))
                .toString());
      }
      default -> all.add("");
    }
    if (command != null) {
      all.add(command.command().toString());
      all.add(command.format());
      all.add(
          Stream.of(
                  command.output(),
                  command.converged(),
                  command.gap(),
                  command.gapDirect(),
                  command.energy(),
                  command.metal())
              .map(String::valueOf)
              .toList()
              .toString());
    }
    return all;
  }
}
