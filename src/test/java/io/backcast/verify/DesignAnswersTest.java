package io.backcast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.TypedTable;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignPath;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignAnswersTest {
  @TempDir private Path folder;
  private final Mos2Calculations mos2;
  private final float[] stretched;

  DesignAnswersTest() throws Exception {
    mos2 = new Mos2Calculations();
    stretched = mos2.design(3.23456);
    stretched[3] = 91.23f;
    stretched[6] = 0.25f;
  }

  private static Answer answer(Calculation c, double gap) {
    return Answer.converged(c, gap, gap + 0.1, null, 21, Instant.EPOCH, "GPAW 22.8.0");
  }

  private DesignAnswers reading(Answer... answers) throws Exception {
    return new AnswerReading(mos2.card, mos2.settings, Map.of(Calculation.GPAW, mos2.convention()))
        .of(List.of(answers));
  }

  @Test
  void anAnswerIsFoundByTheCellAndMovedByTheConvention() throws Exception {
    AnswerStore store = new AnswerStore(folder.resolve("answers.jsonl"), new Json());
    store.append(answer(mos2.of(stretched), 0.95));
    DesignAnswers answers = reading(store.all().toArray(Answer[]::new));
    CalculatedDesign found = Objects.requireNonNull(answers.of(stretched));
    assertThat(found.x()).containsExactly(stretched, within(1e-4f));
    assertThat(found.value()).isCloseTo(0.5, within(1e-9));
    float[] other = stretched.clone();
    other[3] = 91.5f;
    assertThat(answers.of(other)).isNull();
    assertThat(answers.anyOf(other)).isFalse();
    assertThat(answers.anyOf(stretched)).isTrue();
  }

  @Test
  void anAnswerOfOtherSettingsIsShownAsItIsAndGivesWayToOneThatCanBeCompared() throws Exception {
    Answer usual = answer(mos2.of(stretched), 0.95);
    Answer denser =
        answer(mos2.of(stretched, mos2.settings.withKpoints(new int[] {12, 12, 1})), 0.85);
    CalculatedDesign alone = Objects.requireNonNull(reading(denser).of(stretched));
    assertThat(alone.comparable()).isFalse();
    assertThat(alone.value()).isEqualTo(0.85);
    // the newest comes last
    assertThat(Objects.requireNonNull(reading(usual, denser).of(stretched)).gap()).isEqualTo(0.95);
  }

  @Test
  void aMetalStaysOne() throws Exception {
    CalculatedDesign metal =
        Objects.requireNonNull(reading(answer(mos2.of(stretched), 0)).of(stretched));
    Property gap = mos2.card.space().properties().getFirst();
    assertThat(metal.value()).isZero();
    assertThat(Agreement.of(gap, -0.2, 0.02, metal).sameClass()).isTrue();
    assertThat(Agreement.of(gap, 0.3, 0.02, metal).agrees()).isFalse();
  }

  @Test
  void agreementLeavesRoomForModelAndConvention() throws Exception {
    CalculatedDesign half =
        Objects.requireNonNull(reading(answer(mos2.of(stretched), 0.95)).of(stretched));
    Property gap = mos2.card.space().properties().getFirst();
    // 1.645 · hypot(0.02, 0.05 · sqrt(π / 2)) = 0.108
    assertThat(Agreement.of(gap, 0.40, 0.02, half).agrees()).isTrue();
    assertThat(Agreement.of(gap, 0.38, 0.02, half).agrees()).isFalse();
    assertThat(Agreement.of(gap, 0.38, 0.02, half).difference()).isCloseTo(0.12, within(1e-6));
    assertThat(Agreement.of(gap, -0.2, 0.02, half).agrees()).isFalse();
  }

  @Test
  void answersLieOnThePathsThroughTheirDesigns() throws Exception {
    float[] reference = mos2.card.space().reference();
    DesignAnswers answers = reading(answer(mos2.of(mos2.design(3.16 * 1.03)), 0.9));
    DesignPath biaxial =
        mos2.card.space().paths().stream()
            .filter(p -> p.weights().keySet().equals(Set.of("a", "b")))
            .findFirst()
            .orElseThrow();
    assertThat(answers.on(biaxial, reference)).hasSize(1);
    assertThat(answers.on(biaxial, reference).getFirst().at()).isCloseTo(3, within(1e-3));
    assertThat(answers.on(biaxial, stretched)).isEmpty();
    Variable c = mos2.card.space().variables().get(2);
    assertThat(answers.on(DesignPath.along(c), reference)).isEmpty();
  }

  @Test
  void answersLieOnTheProfilesThatDifferInOneVariable() throws Exception {
    float[] wider = stretched.clone();
    wider[2] += 0.3f;
    DesignAnswers answers = reading(answer(mos2.of(wider), 0.9));
    assertThat(answers.along(stretched, 2)).hasSize(1);
    assertThat(answers.along(stretched, 0)).isEmpty();
  }

  @Test
  void aTableOfDesignsGetsTheirAnswersAndKeepsItsTrust() throws Exception {
    DesignAnswers answers = reading(answer(mos2.of(stretched), 0.95));
    DesignMatrix x = DesignMatrix.zeros(2, stretched.length);
    x.setRow(0, mos2.design(3.1));
    x.setRow(1, stretched);
    TypedTable designs =
        new TypedTable(
            List.of(
                new TypedTable.Text("name", List.of("p", "q")),
                new TypedTable.Text("status", List.of("weak", "strong"))));
    TypedTable table = AnsweredTable.of(designs, x, answers);
    assertThat(table.header())
        .containsExactly(
            "name",
            "trust",
            "gap_dft",
            "gap_dft_direct",
            "gap_dft_shifted",
            "seconds",
            "calculated_by",
            "status");
    assertThat(table.text(0)).containsExactly("p", "weak", "", "", "", "", "", "");
    assertThat(table.text(1))
        .startsWith("q", "strong")
        .endsWith("21.0", "GPAW 22.8.0", "converged");
    assertThat(Double.parseDouble(table.text(1).get(4))).isEqualTo(0.5);
    assertThat(AnsweredTable.of(designs, x, reading())).isSameAs(designs);
  }

  @Test
  void designsOfFilesAndOfTheScreenAreOneCalculation() throws Exception {
    float[] x = stretched.clone();
    x[0] = 3.2345678f;
    float[] filed = FiledDesigns.of(mos2.card.space(), x);
    Variable a = mos2.card.space().variables().getFirst();
    assertThat(filed[0]).isEqualTo(Float.parseFloat(DesignTable.value(a, x[0])));
    assertThat(FiledDesigns.of(mos2.card.space(), filed)).containsExactly(filed);
  }

  @Test
  void anAnswerThatIsTakenBackIsGoneUntilThereIsAnother() throws Exception {
    Path file = folder.resolve("answers.jsonl");
    AnswerStore store = new AnswerStore(file, new Json());
    Answer answer = answer(mos2.of(stretched), 0.95);
    store.append(answer);
    store.withdraw(answer);
    assertThat(store.all()).isEmpty();
    assertThat(new AnswerStore(file, new Json()).find(answer.key())).isEmpty();
    store.append(answer);
    assertThat(new AnswerStore(file, new Json()).all()).hasSize(1);
  }
}
