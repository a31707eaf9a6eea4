package io.backcast.verify;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Conventions beside a model. */
public final class ConventionFile {
  private final Json json;

  public ConventionFile(Json json) {
    this.json = json;
  }

  /**
   * The convention of a program beside a model, if there is one and it holds for such a property
   * and settings.
   *
   * @param model folder of the model
   * @param settingsKey {@link Calculation#settingsKey()}
   * @throws BackcastException if the file is there and is no convention
   */
  public Optional<Convention> find(Path model, String program, String property, String settingsKey)
      throws BackcastException {
    return read(model, program)
        .filter(c -> c.property().equals(property) && c.settingsKey().equals(settingsKey));
  }

  /** The convention of a program beside a model, whatever it holds for. */
  public Optional<Convention> read(Path model, String program) throws BackcastException {
    Path file = model.resolve(Convention.file(program));
    return Files.exists(file)
        ? Optional.of(json.read(file, Convention.class, Convention.SCHEMA))
        : Optional.empty();
  }

  /** Writes a convention beside a model. */
  public void write(Path model, Convention convention) throws BackcastException {
    json.write(model.resolve(Convention.file(convention.program())), convention);
  }
}
