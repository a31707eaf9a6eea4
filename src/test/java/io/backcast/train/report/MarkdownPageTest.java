package io.backcast.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownPageTest {
  @TempDir private Path folder;

  @Test
  void theFirstHeadingIsTheTitleAndOthersAreSections() throws Exception {
    new MarkdownPage(folder)
        .heading("Model")
        .paragraph("About it.")
        .heading("Errors")
        .table(List.of("figure", "value"), List.of(List.of("mae", "0.1"), List.of("ks", "0.2")))
        .save();
    assertThat(folder.resolve("README.md"))
        .hasContent(
            """
            # Model

            About it.


            ## Errors

            | figure | value |
            |---|---|
            | mae | 0.1 |
            | ks | 0.2 |

            """);
  }

  @Test
  void aWarningMayStandAboveTheTitle() throws Exception {
    new MarkdownPage(folder).paragraph("Beware.").heading("Model").heading("Errors").save();
    assertThat(folder.resolve("README.md")).hasContent("Beware.\n\n# Model\n\n\n## Errors\n\n");
  }

  @Test
  void aChartIsAPngOfTheNameThatThePageShows() throws Exception {
    ReportChart chart =
        ReportChart.lines(
            Map.of("a", List.of(new double[] {0, 1}, new double[] {1, 2})), "x", "y", false);
    new MarkdownPage(folder).picture("hold-out members: loss (γ)", chart).save();
    assertThat(folder.resolve("README.md"))
        .hasContent("![hold-out members: loss (γ)](hold-out-members-loss-.png)\n\n");
    byte[] png = Files.readAllBytes(folder.resolve("hold-out-members-loss-.png"));
    assertThat(png).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void chartsWhoseNamesDifferInOtherLettersHaveFilesOfTheirOwn() throws Exception {
    ReportChart chart =
        ReportChart.lines(
            Map.of("a", List.of(new double[] {0, 1}, new double[] {1, 2})), "x", "y", false);
    new MarkdownPage(folder)
        .picture("distribution of α", chart)
        .picture("distribution of β", chart)
        .save();
    assertThat(folder.resolve("README.md"))
        .content()
        .contains("(distribution-of-.png)", "(distribution-of--2.png)");
    assertThat(folder.resolve("distribution-of--2.png")).exists();
  }

  @Test
  void numbersHaveAPointAndFixedDecimals() {
    assertThat(MarkdownPage.number(1234.56789, 3)).isEqualTo("1234.568");
    assertThat(MarkdownPage.number(-12.5, 0)).isEqualTo("-13");
    assertThat(MarkdownPage.number(Double.NaN, 2)).isEqualTo("NaN");
  }
}
