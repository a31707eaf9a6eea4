package io.backcast.ui.lab;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.Convention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the conventions that lie beside a model.
 *
 * @param json that reads them
 */
public record ConventionFiles(Json json) {
  /**
   * The conventions of some programs, by program.
   *
   * @param folder of the model
   * @throws BackcastException if one is there and cannot be read
   */
  Map<String, Convention> of(Path folder, List<CalculationProgram> programs)
      throws BackcastException {
    Map<String, Convention> found = new HashMap<>();
    for (CalculationProgram program : programs) {
      Path file = folder.resolve(Convention.file(program.name()));
      if (Files.exists(file)) {
        found.put(program.name(), json.read(file, Convention.class, Convention.SCHEMA));
      }
    }
    return found;
  }
}
