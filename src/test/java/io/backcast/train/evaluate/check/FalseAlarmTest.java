package io.backcast.train.evaluate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import io.backcast.train.evaluate.check.GeneratorProblems.Fault;
import io.backcast.train.evaluate.check.GeneratorProblems.Problem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often right generators are objected to: about a minute of work. */
@Tag("slow")
class FalseAlarmTest {
  private static final int SEEDS = Integer.getInteger("seeds", 30);

  @Test
  void rightGeneratorsAreRarelyObjectedTo() throws Exception {
    Map<CheckKind, Integer> byKind = new EnumMap<>(CheckKind.class);
    int any = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Problem[] problems = {
        GeneratorProblems.gaussian(Fault.RIGHT, seed, 1_500),
        GeneratorProblems.bounded(Fault.RIGHT),
        GeneratorProblems.branches(Fault.RIGHT),
        GeneratorProblems.pointMass(Fault.RIGHT)
      };
      for (Problem problem : problems) {
        PairChecks set = Objects.requireNonNull(problem.measure(100 + seed).leading());
        any += set.verdict(null) == CheckVerdict.CALIBRATED ? 0 : 1;
        set.results().stream()
            .filter(r -> r.verdict().objects())
            .map(CheckResult::kind)
            .distinct()
            .forEach(kind -> byKind.merge(kind, 1, Integer::sum));
      }
    }
    // 5 % are stated; more than these would be seen by chance once in a hundred runs
    assertThat(any).as("%s of %d", byKind, 4 * SEEDS).isLessThanOrEqualTo(4 * SEEDS / 10);
    byKind.forEach((kind, n) -> assertThat(n).as(kind.words()).isLessThanOrEqualTo(SEEDS / 5));
  }
}
