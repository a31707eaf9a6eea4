package io.backcast.verify.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustReason;
import io.backcast.model.TrustVerdict;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateChoiceTest {
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(new Variable("p", "p", "", -1, 1, 0, VariableKind.CONTINUOUS, 2)),
          List.of(new Property("y", "y", "y", "", 0, 2, 2, 0.1, null)),
          List.of(),
          List.of());

  private static DesignSet designs(float[] x, float[] y, float[] std, TrustLevel level) {
    TrustVerdict[] verdicts = new TrustVerdict[x.length];
    Arrays.fill(verdicts, new TrustVerdict(level, TrustReason.GOOD));
    return new DesignSet(
        DesignMatrix.of(x, 1), y, std, new float[x.length], new float[x.length], verdicts);
  }

  private static List<Integer> rows(DesignSet designs, float[][] known, int n) throws Exception {
    return new CandidateChoice(SPACE, new Target(new double[] {1}, new double[] {0.1}))
        .choose(designs, known, n, CandidateChoice.Aim.LEARN).stream()
            .map(CandidateChoice.Choice::row)
            .toList();
  }

  @Test
  void anUncertainDesignThatMayHitTellsMoreThanACertainOneOrAHopelessOne() throws Exception {
    DesignSet designs =
        designs(
            new float[] {-0.8f, 0, 0.8f},
            new float[] {1, 1, 1},
            new float[] {0.001f, 0.15f, 30},
            TrustLevel.STRONG);
    assertThat(rows(designs, new float[0][], 1)).containsExactly(1);
  }

  @Test
  void aRoundIsSpreadAndLeavesOutWhatIsAnswered() throws Exception {
    DesignSet designs =
        designs(
            new float[] {0.5f, 0.501f, -0.5f, 0.02f},
            new float[] {1, 1, 1, 1},
            new float[] {0.15f, 0.15f, 0.12f, 0.15f},
            TrustLevel.WEAK);
    assertThat(rows(designs, new float[][] {{0.02f}}, 2)).containsExactly(0, 2);
  }
}
