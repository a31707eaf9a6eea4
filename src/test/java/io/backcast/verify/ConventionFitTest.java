package io.backcast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConventionFitTest {
  private static List<KnownRow> rows(int n, DoubleUnaryOperator calculated, double noise) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_128_PP.create(7);
    List<KnownRow> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double known = 0.1 + 1.9 * random.nextDouble();
      double field = i % 4 == 0 ? random.nextDouble() : 0;
      rows.add(
          new KnownRow(
              i + 1,
              known,
              calculated.applyAsDouble(known) + noise * (2 * random.nextDouble() - 1),
              random.nextDouble() / 5,
              random.nextDouble() * 18,
              field));
    }
    return rows;
  }

  @Test
  void anOffsetIsFoundAndRowsFarOffDoNotMoveIt() throws Exception {
    List<KnownRow> rows = rows(80, known -> known + 0.45, 0.05);
    for (int i = 0; i < 8; i++) {
      rows.add(new KnownRow(100 + i, 1, 0.2, 0.1, 3, 0.9));
    }
    ConventionFit fit = new ConventionFit(rows, 0.0);
    assertThat(fit.offset()).isCloseTo(0.45, within(0.02));
    assertThat(fit.slope()).isEqualTo(1);
    assertThat(fit.worst()).extracting(ConventionReport.Outlier::row).allMatch(row -> row >= 100);
    assertThat(fit.size()).isEqualTo(88);
  }

  @Test
  void aSlopeIsTakenWhereRowsLeftOutAskForIt() throws Exception {
    ConventionFit fit = new ConventionFit(rows(80, known -> 0.8 * known + 0.6, 0.03), 0.0);
    assertThat(fit.slope()).isCloseTo(0.8, within(0.02));
    assertThat(fit.offset()).isCloseTo(0.6, within(0.02));
    assertThat(fit.validation().line()).isLessThan(fit.validation().offset());
    // a slope within the noise is not
    assertThat(new ConventionFit(rows(80, known -> 0.995 * known + 0.5, 0.1), 0.0).slope())
        .isEqualTo(1);
  }

  @Test
  void metalsAreAClassAndNotPartOfTheOffset() throws Exception {
    List<KnownRow> rows = rows(40, known -> known + 0.45, 0.02);
    rows.add(new KnownRow(41, 0, 0, 0, 0, 0));
    // below the offset a calculated gap is a metal of the model
    rows.add(new KnownRow(42, 0, 0.3, 0, 0, 0));
    rows.add(new KnownRow(43, 0, 0.9, 0, 0, 0));
    rows.add(new KnownRow(44, 0.5, 0, 0, 0, 0));
    ConventionFit fit = new ConventionFit(rows, 0.0);
    assertThat(fit.size()).isEqualTo(40);
    assertThat(fit.metals()).isEqualTo(new ConventionReport.Metals(3, 2, 41, 40));
    assertThat(new ConventionFit(rows.subList(0, 40), null).metals()).isNull();
  }

  @Test
  void deviationsAreToldByGapStrainAnglesAndField() throws Exception {
    List<KnownRow> rows = rows(80, known -> known + (known > 1.6 ? 0.2 : 0.45), 0.01);
    List<ConventionReport.Group> groups = new ConventionFit(rows, 0.0).groups();
    assertThat(groups)
        .extracting(ConventionReport.Group::by)
        .contains("gap", "strain", "angles", "field");
    List<ConventionReport.Group> byGap = groups.stream().filter(g -> g.by().equals("gap")).toList();
    assertThat(byGap.stream().mapToInt(ConventionReport.Group::rows).sum()).isEqualTo(80);
    assertThat(byGap.getLast().offset()).isLessThan(0.3);
    assertThat(byGap.getLast().deviation()).isGreaterThan(5 * byGap.getFirst().deviation());
    ConventionReport.Group off =
        groups.stream().filter(g -> g.by().equals("field")).findFirst().orElseThrow();
    assertThat(off.to()).isZero();
    assertThat(off.rows()).isEqualTo(60);
  }

  @Test
  void tooFewRowsAreRefused() {
    assertThatThrownBy(() -> new ConventionFit(rows(7, known -> known, 0), 0.0))
        .hasMessageContaining("Only 7 rows");
  }

  @Test
  void aConventionGoesBackToTheModelAndKeepsMetals(@TempDir Path folder) throws Exception {
    Calculation calculation = Sample.calculation(3);
    Convention convention =
        new Convention("gap", "gpaw", calculation.settingsKey(), 0.4, 2, 0.05, 60, 0.0);
    assertThat(convention.toModel(2.4)).isCloseTo(1, within(1e-12));
    assertThat(convention.toModel(0.3)).isZero();
    Convention everywhere = new Convention("gap", "gpaw", "k", 0.46, 1, 0.1, 10, null);
    assertThat(everywhere.toModel(0)).isZero();
    assertThat(everywhere.toModel(0.2)).isZero();
    assertThat(everywhere.toModel(1.46)).isCloseTo(1, within(1e-12));
    assertThat(convention.toModel(0)).isZero();
    ConventionFile file = new ConventionFile(Sample.JSON);
    file.write(folder, convention);
    assertThat(file.find(folder, "gpaw", "gap", calculation.settingsKey())).contains(convention);
    // another grid has another offset
    assertThat(file.find(folder, "gpaw", "gap", "0".repeat(64))).isEmpty();
    assertThat(file.find(folder, "vasp", "gap", calculation.settingsKey())).isEmpty();
  }
}
