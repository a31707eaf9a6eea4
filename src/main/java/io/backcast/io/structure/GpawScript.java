package io.backcast.io.structure;

import io.backcast.io.Json;
import io.backcast.model.Site;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A Python script that computes the gap of a structure by GPAW and prints it as JSON. */
final class GpawScript {
  private GpawScript() {}

  static String text(Structure s, CalculationSettings settings, String name, Json json) {
    int[] k = s.kpoints();
    String external =
        s.hasField() ? "ConstantElectricField(%s, [0, 0, 1])".formatted(s.field()) : "None";
    return """
        # -*- coding: utf-8 -*-
        # %s
        import json

        from ase import Atoms
        from ase.dft.bandgap import bandgap
        from gpaw import GPAW, PW, FermiDirac
        from gpaw.external import ConstantElectricField

        atoms = Atoms(
            symbols=%s,
            scaled_positions=%s,
            cell=%s,
            # with a field the direction along it is open
            pbc=[True, True, %s],
        )
        atoms.calc = GPAW(
            mode=PW(%s),
            xc=%s,
            kpts={"size": (%s, %s, %s), "gamma": True},
            occupations=FermiDirac(%s),
            nbands=%s,
            external=%s,
            txt=%s,
        )
        energy = atoms.get_potential_energy()
        gap = bandgap(atoms.calc, output=None)[0]
        direct = bandgap(atoms.calc, direct=True, output=None)[0]
        print(json.dumps({"energy": energy, "gap": gap, "gap_direct": direct}))
        """
        .formatted(
            s.title(),
            literal(json, s.sites().stream().map(Site::element).toList()),
            literal(json, s.againstField().sites().stream().map(Site::place).toList()),
            literal(json, Arrays.asList(s.lattice().vectors())),
            s.hasField() ? "False" : "True",
            settings.gpaw().cutoff(),
            literal(json, settings.functional()),
            k[0],
            k[1],
            k[2],
            settings.smearing(),
            bands(settings, json),
            external,
            literal(json, name + ".txt"));
  }

  private static String bands(CalculationSettings settings, Json json) {
    String bands = settings.gpaw().bands();
    return bands.matches("\\d+") ? bands : literal(json, bands);
  }

  /** A text, number or list as Python and JSON both write it. */
  private static String literal(Json json, Object value) {
    return new String(json.bytes(value), StandardCharsets.UTF_8);
  }
}
