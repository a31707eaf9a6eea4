package io.backcast.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.model.CheckKind;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Randoms;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportBlock;
import io.backcast.report.ReportFigure;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.report.ReportTable;
import io.backcast.train.evaluate.check.CheckOptions;
import io.backcast.train.evaluate.check.GeneratorChecks;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GeneratorSectionTest {

  /** Checks of a model that draws its prior whatever the target is. */
  private static GeneratorChecks deaf() throws Exception {
    InverseModel model =
        ClosedFormModel.of(
                "deaf",
                ClosedForms.linear().build().card().space(),
                2,
                (z, y) ->
                    new double[] {
                      2 * ClosedForms.uniform(z[0]) - 1, 2 * ClosedForms.uniform(z[1]) - 1
                    })
            .surrogate(x -> new double[] {x[0] + 2 * x[1]})
            .auditor(x -> new double[] {x[0] + 2 * x[1]})
            .build();
    return GeneratorChecks.measure(
        model,
        (seed, n) -> {
          RandomGenerator random = Randoms.generator(seed);
          float[][] f = new float[n][2];
          for (float[] row : f) {
            row[0] = 2 * random.nextFloat() - 1;
            row[1] = 2 * random.nextFloat() - 1;
          }
          return f;
        },
        DesignMatrix.zeros(0, 2),
        new double[0][],
        new CheckOptions(120, 49, 5, 1),
        done -> {});
  }

  @Test
  void verdictsAreSaidBeforeTheyAreListedAndPicturesNameTheirJudge() throws Exception {
    ReportPage page = new ReportPage("model", "Report");
    GeneratorSection.write(page, deaf());
    ReportSection section = page.findings().getFirst();
    assertThat(section.findings())
        .filteredOn(
            b -> b instanceof ReportBlock.Paragraph p && p.text().contains("ignores the target"))
        .hasSize(3);
    List<ReportFigure> figures =
        section.findings().stream()
            .filter(ReportBlock.Figures.class::isInstance)
            .flatMap(b -> ((ReportBlock.Figures) b).figures().stream())
            .toList();
    // a picture of the ranks of each variable, and two about points; there is no density
    assertThat(figures).hasSize(4).allMatch(f -> f.judge().equals(JudgedBy.AUDIT));
    assertThat(figures.getFirst().caption()).contains("low ").contains("high ");
    ReportTable table =
        section.details().stream()
            .filter(ReportBlock.Listing.class::isInstance)
            .map(b -> ((ReportBlock.Listing) b).table())
            .findFirst()
            .orElseThrow();
    assertThat(table.rows())
        .filteredOn(r -> r.getFirst().equals(CheckKind.FOLLOWS.words()))
        .hasSize(3)
        .allMatch(r -> r.getLast().equals("ignores the target"));
  }

  @Test
  void withoutChecksThereIsNoSection() {
    ReportPage page = new ReportPage("model", "Report");
    GeneratorSection.write(page, null);
    assertThat(page.findings()).isEmpty();
  }
}
