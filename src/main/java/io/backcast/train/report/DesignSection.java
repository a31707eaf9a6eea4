package io.backcast.train.report;

import static io.backcast.train.report.MarkdownPage.number;

import io.backcast.model.BackcastException;
import io.backcast.model.Numbers;
import io.backcast.train.evaluate.BoundedAccuracy;
import io.backcast.train.evaluate.HitRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of a report on how well designs reach their targets. */
final class DesignSection {
  private DesignSection() {}

  static void hitRates(MarkdownPage page, HitRates hitRates) throws BackcastException {
    page.heading("Designs by target")
        .paragraph(
            "Samples of the invertible network, of the fast generator that previews are drawn with,"
                + " and designs after refinement, all over the whole design space. The hit rate is"
                + " the share within twice the tolerance of the target. Variety is the median"
                + " distance between nearest neighbours, in half-ranges.")
        .table(
            List.of(
                "target",
                "samples: hit rate",
                "samples: mean error",
                "fast generator: hit rate",
                "refined: mean error",
                "best quarter: mean error",
                "refined: variety"),
            hitRates.rows().stream()
                .map(
                    r ->
                        List.of(
                            r.name(),
                            number(r.hitRate(), 3),
                            number(r.error(), 4),
                            number(r.fastHitRate(), 3),
                            number(r.refinedError(), 4),
                            number(r.bestError(), 4),
                            number(r.variety(), 2)))
                .toList())
        .picture(
            "hit rate",
            ReportChart.lines(
                    Map.of(
                        "hit rate",
                        hitRates.rows().stream()
                            .map(r -> new double[] {r.target(), r.hitRate()})
                            .toList()),
                    "target",
                    "hit rate of samples",
                    false)
                .logarithmic(hitRates.log(), false));
  }

  static void boundedAccuracy(MarkdownPage page, BoundedAccuracy boundedAccuracy) {
    List<String> header = new ArrayList<>(List.of("bounds"));
    for (double target : boundedAccuracy.targets()) {
      header.add(boundedAccuracy.log() ? Numbers.significant(target, 4) : number(target, 2));
    }
    page.heading("Inside narrowed bounds")
        .paragraph(
            "Mean error of refined designs, of all / of the best quarter, by bounds and target. In"
                + " brackets the share of samples on target, if it is not all of them.")
        .table(
            header,
            boundedAccuracy.rows().stream()
                .map(
                    r -> {
                      List<String> cells = new ArrayList<>(List.of(r.bounds()));
                      r.cells().forEach(c -> cells.add(cell(c)));
                      return cells;
                    })
                .toList());
  }

  private static String cell(BoundedAccuracy.Cell c) {
    if (!Double.isFinite(c.error())) {
      return "none";
    }
    String errors = number(c.error(), 3) + " / " + number(c.bestError(), 3);
    return c.share() < 1 ? errors + " (" + number(c.share(), 3) + ")" : errors;
  }
}
