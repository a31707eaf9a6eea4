package io.backcast.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.InverseModel;
import io.backcast.model.Calibration;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.report.HtmlWriter;
import io.backcast.report.ReportPage;
import io.backcast.train.Spaces;
import java.util.List;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransitionSectionTest {
  /** The property is p − 3, and the point mass below that; the reference is at 5. */
  private String written(@Nullable PointMass mass) throws Exception {
    DesignSpace plain = Spaces.of(Spaces.property(0, 7, 0.1, mass));
    DesignPath path = DesignPath.along(plain.variables().getFirst());
    DesignSpace space =
        new DesignSpace(plain.variables(), plain.properties(), List.of(), List.of(path));
    InverseModel model =
        ClosedFormModel.of("line", space, 2, (z, y) -> new double[] {y[0] + 3, 2})
            .member(x -> new double[] {x[0] - 3})
            .calibration(new Calibration(new double[] {1}, new double[] {0.25}))
            .build();
    ReportPage page = new ReportPage("Model", "Report of a test");
    new TransitionSection(space).write(page, model);
    return Jsoup.parse(new HtmlWriter().html(page)).select("main").text();
  }

  @Test
  void theFirstTransitionInEachDirectionIsListedWithItsDeviation() throws Exception {
    assertThat(written(new PointMass(0, "metal")))
        .contains("Least change into the class metal")
        .contains("the class metal begins along p at −2.00 ± 0.25.")
        .contains("p + not within the bounds p − −2.00 ± 0.25")
        .contains("nothing here is compared with data");
  }

  @Test
  void withoutAPointMassThereIsNoSection() throws Exception {
    assertThat(written(null)).isEmpty();
  }
}
