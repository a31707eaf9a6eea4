package io.backcast.verify;

import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.CalculationSettings.CommandSettings;
import io.backcast.io.structure.Structure;
import io.backcast.model.Lattice;
import io.backcast.model.Site;
import io.backcast.model.StructureTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Made-up calculations, and programs that only pretend to calculate. */
final class Sample {
  static final Json JSON = new Json();

  static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private static final StructureTemplate LAYER =
      new StructureTemplate(
          "layer",
          "two atoms",
          true,
          new int[] {3, 3, 1},
          List.of(
              new Site("B", new double[] {0, 0, 0.25}),
              new Site("N", new double[] {1.0 / 3, 2.0 / 3, 0.25})));

  private Sample() {}

  static CalculationSettings settings() {
    return JSON.resource(CalculationSettings.STANDARD, CalculationSettings.class);
  }

  /** The usual settings with one program of a command. */
  static CalculationSettings with(String name, CommandSettings command) {
    CalculationSettings s = settings();
    return new CalculationSettings(
        s.functional(),
        s.smearing(),
        s.gpaw(),
        s.quantumEspresso(),
        s.vasp(),
        s.pseudopotentials(),
        null,
        null,
        Map.of(name, command));
  }

  /** The usual settings with another Python. */
  static CalculationSettings withPython(Path python) {
    CalculationSettings s = settings();
    return new CalculationSettings(
        s.functional(),
        s.smearing(),
        new CalculationSettings.Gpaw(300, "120%", python.toString()),
        s.quantumEspresso(),
        s.vasp(),
        s.pseudopotentials(),
        null,
        null,
        null);
  }

  static Structure structure(double a, double field) {
    return Structure.of("made up", new Lattice(a, a, 12, 90, 90, 120), LAYER, field);
  }

  static Calculation calculation(double a, String program, CalculationSettings settings) {
    return new Calculation(structure(a, 0), program, settings);
  }

  static Calculation calculation(double a) {
    return calculation(a, "gpaw", settings());
  }

  static Answer answer(Calculation calculation, double gap) {
    return Answer.converged(calculation, gap, null, null, 1, NOON, "test");
  }

  /** An executable script of the shell; it is a program that is run, not a command line. */
  static Path program(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
