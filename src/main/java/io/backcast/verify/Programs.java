package io.backcast.verify;

import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.CalculationSettings.CommandSettings;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The programs that can calculate: GPAW, and those of the settings. */
public final class Programs {
  private Programs() {}

  /**
   * A program by its name.
   *
   * @throws BackcastException if there is none of that name, or its settings do not suit
   */
  public static CalculationProgram of(
      String name, CalculationSettings settings, Json json, InstantSource clock)
      throws BackcastException {
    if (name.equals(Calculation.GPAW)) {
      return new GpawProgram(settings, json, clock);
    }
    CommandSettings command = settings.commands().get(name);
    if (command == null) {
      throw new BackcastException(
          ErrorCode.USAGE, Sentence.of("program.unknown", name, names(settings)));
    }
    return new CommandProgram(name, command, json, clock);
  }

  /** Names of all programs. */
  public static List<String> names(CalculationSettings settings) {
    List<String> names = new ArrayList<>(List.of(Calculation.GPAW));
    names.addAll(settings.commands().keySet());
    return names;
  }
}
