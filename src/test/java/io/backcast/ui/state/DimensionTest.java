package io.backcast.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.ui.common.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DimensionTest {
  private static final DesignSpace SPACE =
      ClosedForms.space(
          List.of(
              new Variable("length", "l", "mm", 0, 8, 1, VariableKind.CONTINUOUS, 3),
              new Variable("layers", "N", "", 1, 5, 1, VariableKind.INTEGER, 0)),
          ClosedForms.property("gap", 0, 2, 0.1, new PointMass(0, "metal")));

  private final List<Dimension> all = Dimension.all(SPACE);
  private final Map<String, String> session = new LinkedHashMap<>();
  private DimensionPair pair;

  @BeforeEach
  void begin() {
    pair = new DimensionPair("map", all, 1);
  }

  @Test
  void variablesComeFirstAndThenProperties() {
    assertThat(all).extracting(Dimension::name).containsExactly("length", "layers", "gap");
    assertThat(all).extracting(Dimension::variable).containsExactly(0, 1, -1);
    assertThat(all).extracting(Dimension::property).containsExactly(-1, -1, 0);
    assertThat(Dimension.variables(SPACE)).isEqualTo(all.subList(0, 2));
    assertThat(Dimension.properties(SPACE)).isEqualTo(all.subList(2, 3));
  }

  @Test
  void anAxisIsLabelledWithTheSymbolAndTheUnitIfThereIsOne() {
    assertThat(all.get(0).label()).isEqualTo("l (mm)");
    assertThat(all.get(1).label()).isEqualTo("N");
  }

  @Test
  void theValueOfARowIsPhysicalSoThatBelowAPointMassItIsThatOfTheMass() {
    float[] x = {1.5f, 2, 7, 4};
    float[] unclamped = {0.75f, -0.5f};
    assertThat(all.get(0).of(SPACE, x, unclamped, 1)).isEqualTo(7);
    assertThat(all.get(1).of(SPACE, x, unclamped, 0)).isEqualTo(2);
    assertThat(all.get(2).of(SPACE, x, unclamped, 0)).isEqualTo(0.75);
    assertThat(all.get(2).of(SPACE, x, unclamped, 1)).isZero();
  }

  @Test
  void aWholeNumberIsWrittenWithoutDecimals() {
    Texts texts = new Texts(Locale.ENGLISH);
    assertThat(all.get(1).write(texts, SPACE, 3)).isEqualTo("3");
    assertThat(all.get(2).write(texts, SPACE, 0.5)).isEqualTo("0.50");
  }

  @Test
  void aPairBeginsWithTheFirstDimensionAndTheOneAskedForOrTheLast() {
    assertThat(pair.across()).isEqualTo(all.get(0));
    assertThat(pair.up()).isEqualTo(all.get(1));
    assertThat(new DimensionPair("map", all, 9).up()).isEqualTo(all.get(2));
    assertThat(new DimensionPair("map", all.subList(0, 1), 1).up()).isEqualTo(all.get(0));
  }

  @Test
  void whoChoosesTheDimensionOnTheOtherAxisSwapsTheTwo() {
    pair.acrossProperty().set(all.get(1));
    assertThat(pair.up()).isEqualTo(all.get(0));
    pair.upProperty().set(all.get(1));
    assertThat(pair.across()).isEqualTo(all.get(0));
    pair.restore(Map.of("map.across", "gap", "map.up", "gap"));
    assertThat(pair.across()).isNotEqualTo(pair.up());
  }

  @Test
  void aSessionKeepsThePairByName() {
    pair.acrossProperty().set(all.get(2));
    pair.save(session);
    assertThat(session)
        .containsExactly(Map.entry("map.across", "gap"), Map.entry("map.up", "layers"));
    DimensionPair other = new DimensionPair("map", all, 0);
    other.restore(session);
    assertThat(other.across()).isEqualTo(all.get(2));
    assertThat(other.up()).isEqualTo(all.get(1));
  }

  @Test
  void aNameThatTheModelDoesNotHaveChangesNothing() {
    pair.restore(Map.of("map.across", "weight", "scatter.up", "gap"));
    assertThat(pair.across()).isEqualTo(all.get(0));
    assertThat(pair.up()).isEqualTo(all.get(1));
  }
}
