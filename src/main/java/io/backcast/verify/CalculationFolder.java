package io.backcast.verify;

import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings.CommandSettings;
import io.backcast.io.structure.StructureFormat;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The folder of a calculation with all that is needed to do it elsewhere. */
public final class CalculationFolder {
  private static final String FILE = "calculation.json";

  private CalculationFolder() {}

  /**
   * Writes a calculation and the input files of its program.
   *
   * @param runs folder of all calculations
   * @return its folder
   */
  public static Path write(Path runs, Calculation calculation, Json json) throws BackcastException {
    Path folder = Verification.folder(runs, calculation.key());
    CommandSettings command = calculation.settings().commands().get(calculation.program());
    String key = command == null ? calculation.program() : command.format();
    Optional<StructureFormat> format =
        Arrays.stream(StructureFormat.values()).filter(f -> f.key().equals(key)).findFirst();
    if (format.isPresent()) {
      Map<String, String> files =
          format
              .get()
              .files(
                  calculation.structure(),
                  command == null ? GpawProgram.NAME : CommandProgram.STRUCTURE,
                  calculation.settings(),
                  json);
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(folder.resolve(file.getKey()), out -> out.write(bytes));
      }
    }
    // last, so that a folder that has it is whole
    json.write(folder.resolve(FILE), calculation);
    return folder;
  }

  /** Whether a calculation was written. */
  public static boolean has(Path runs, String key) {
    return Files.exists(Verification.folder(runs, key).resolve(FILE));
  }

  /**
   * Reads a calculation.
   *
   * @throws BackcastException if it is not there, or was changed
   */
  public static Calculation read(Path runs, String key, Json json) throws BackcastException {
    Path file = Verification.folder(runs, key).resolve(FILE);
    try {
      Calculation calculation = json.parse(Files.readAllBytes(file), Calculation.class);
      if (calculation.key().equals(key)) {
        return calculation;
      }
      throw new BackcastException(
          ErrorCode.BAD_JSON,
          "%s is another calculation than its folder is for. Have the jobs written again."
              .formatted(file));
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          "%s cannot be read. Have the jobs written again.".formatted(file),
          e);
    }
  }
}
