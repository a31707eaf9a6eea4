package io.backcast.io.structure;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a structure can be written as. */
public enum StructureFormat {
  /** VASP 5, direct coordinates. */
  POSCAR("poscar", "POSCAR (VASP 5)"),
  /** Crystallographic Information File. */
  CIF("cif", "CIF"),
  /** Extended XYZ. */
  EXTXYZ("extxyz", "Extended XYZ"),
  /** Script for GPAW. */
  GPAW("gpaw", "GPAW script"),
  /** Input of pw.x. */
  QE("qe", "Quantum ESPRESSO input"),
  /** Folder with the inputs of VASP. */
  VASP("vasp", "VASP input folder");

  private final String key;
  private final String title;

  StructureFormat(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** The name on the command line. */
  public String key() {
    return key;
  }

  /** The name in the window. */
  public String title() {
    return title;
  }

  /** Whether a file says how to calculate, not only where the atoms are. */
  boolean calculates() {
    return this == GPAW || this == QE || this == VASP;
  }

  /**
   * The files of a structure, in this format.
   *
   * @param name of the structure, part of the files' names
   * @return texts by path below the folder of the export, the first one the structure itself
   * @throws BackcastException if the settings do not suit
   */
  public Map<String, String> files(
      Structure structure, String name, CalculationSettings settings, Json json)
      throws BackcastException {
    return switch (this) {
      case POSCAR -> Map.of("POSCAR_" + name + ".vasp", Poscar.text(structure));
      case CIF -> Map.of(name + ".cif", Cif.text(structure, name));
      case EXTXYZ -> Map.of(name + ".xyz", ExtendedXyz.text(structure));
      case GPAW -> Map.of(name + ".py", GpawScript.text(structure, settings, name, json));
      case QE -> Map.of(name + ".pwi", QuantumEspressoInput.text(structure, settings, name));
      case VASP -> {
        Map<String, String> files = new LinkedHashMap<>();
        VaspInput.files(structure, settings)
            .forEach((file, text) -> files.put(name + "/" + file, text));
        yield files;
      }
    };
  }
}
