package io.backcast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.CalculationSettings.CommandSettings;
import io.backcast.io.structure.Structure;
import io.backcast.model.Lattice;
import io.backcast.model.Site;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalculationTest {
  private static final CommandSettings COMMAND =
      new CommandSettings(List.of("x"), "poscar", null, "ok", "gap (.*)", null, null, null);

  private static String key(Structure structure, CalculationSettings settings) {
    return new Calculation(structure, "gpaw", settings).key();
  }

  @Test
  void whereAStructureComesFromIsNoPartOfItsKey() {
    Structure one = Sample.structure(3, 0);
    Structure other =
        new Structure("another", one.lattice(), true, one.kpoints(), one.sites(), -0.0);
    assertThat(key(other, Sample.settings())).isEqualTo(key(one, Sample.settings()));
  }

  @Test
  void cellFieldKpointsAndPeriodicityArePartOfTheKey() {
    Structure one = Sample.structure(3, 0);
    assertThat(
            List.of(
                key(one, Sample.settings()),
                key(Sample.structure(3.00001, 0), Sample.settings()),
                key(Sample.structure(3, 0.1), Sample.settings()),
                key(one.withKpoints(new int[] {4, 4, 1}), Sample.settings()),
                key(
                    new Structure("", one.lattice(), false, one.kpoints(), one.sites(), 0),
                    Sample.settings())))
        .doesNotHaveDuplicates();
    assertThat(key(Sample.structure(3.0000000001, 0), Sample.settings()))
        .isEqualTo(key(one, Sample.settings()));
  }

  @Test
  void aLayerThatAStrongFieldMovesHasAKeyOfItsOwn() {
    // keys before layers were moved, computed apart from this program
    assertThat(key(Sample.structure(3, 0), Sample.settings()))
        .isEqualTo("81c12b586af9020ab43b58ed5d604994c59da70c7c4dbdd5287e0fa037d30ee8");
    assertThat(key(Sample.structure(3, 0.5), Sample.settings()))
        .isEqualTo("8a7abed02c0b852084fd2d3c5e314506dae05ffd34af49fa26f0ff817d823dac");
    assertThat(key(Sample.structure(3, -0.5), Sample.settings()))
        .isNotEqualTo("5cbe47336e54a7abf43429207f9ca665ea3c9bc55a94e4a7b3e8b37ced89d431");
    // another program's input is not moved
    Structure strong = Sample.structure(3, -0.5);
    assertThat(new Calculation(strong, "vasp", Sample.settings()).calculated()).isEqualTo(strong);
  }

  @Test
  void onlySettingsThatMatterToTheProgramArePartOfTheKey() {
    Structure one = Sample.structure(3, 0);
    CalculationSettings s = Sample.settings();
    CalculationSettings cutoff =
        new CalculationSettings(
            s.functional(),
            s.smearing(),
            new CalculationSettings.Gpaw(400, "120%", null),
            s.quantumEspresso(),
            s.vasp(),
            s.pseudopotentials(),
            null,
            null,
            null);
    assertThat(key(one, cutoff)).isNotEqualTo(key(one, s));
    // neither another program nor the place of Python nor a time limit changes GPAW's answer
    assertThat(key(one, Sample.with("other", COMMAND))).isEqualTo(key(one, s));
    assertThat(key(one, Sample.withPython(java.nio.file.Path.of("/opt/python"))))
        .isEqualTo(key(one, s));
    CommandSettings changed =
        new CommandSettings(List.of("x", "-v"), "poscar", null, "ok", "gap (.*)", null, null, null);
    assertThat(new Calculation(one, "other", Sample.with("other", changed)).key())
        .isNotEqualTo(new Calculation(one, "other", Sample.with("other", COMMAND)).key());
  }

  @Test
  void calculationsOfOneConventionDifferInCellAndFieldAlone() {
    Calculation one = Sample.calculation(3);
    Calculation other = new Calculation(Sample.structure(3.2, 0.5), "gpaw", Sample.settings());
    assertThat(other.settingsKey()).isEqualTo(one.settingsKey()).isNotEqualTo(one.key());
    Calculation denser =
        new Calculation(
            Sample.structure(3, 0).withKpoints(new int[] {9, 9, 1}), "gpaw", Sample.settings());
    assertThat(denser.settingsKey()).isNotEqualTo(one.settingsKey());
  }

  @Test
  void noConventionHoldsForCalculationsOnDifferentGrids() throws Exception {
    List<Site> sites = List.of(new Site("B", new double[] {0, 0, 0.25}));
    List<Calculation> calculations = new ArrayList<>();
    for (int k : new int[] {9, 9, 6}) {
      Structure structure =
          new Structure(
              "", new Lattice(28.0 / k, 3, 12, 90, 90, 120), true, new int[] {k, 9, 1}, sites, 0);
      calculations.add(new Calculation(structure, Calculation.GPAW, Sample.settings()));
    }
    assertThat(Calculation.commonSettingsKey(calculations)).isEmpty();
    assertThatThrownBy(() -> Calculation.requireCommonSettings(calculations))
        .hasMessageContaining("different k-points");
    List<Calculation> alike = calculations.subList(0, 2);
    Calculation.requireCommonSettings(alike);
    assertThat(Calculation.commonSettingsKey(alike)).contains(alike.getFirst().settingsKey());
  }
}
