package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openscience.cdk.config.Elements;

class ChemicalDescriptorsTest {

  @Test
  void aFormulaIsCountedWithFractionsAndBrackets() {
    assertThat(ChemicalDescriptors.atoms("La0.7Sr0.3MnO3"))
        .isEqualTo(
            Map.of(
                Elements.Lanthanum, 0.7,
                Elements.Strontium, 0.3,
                Elements.Manganese, 1.0,
                Elements.Oxygen, 3.0));
    assertThat(ChemicalDescriptors.atoms("Ca3(PO4)2"))
        .isEqualTo(Map.of(Elements.Calcium, 3.0, Elements.Phosphorus, 2.0, Elements.Oxygen, 8.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "steel", "Xx2", "Fe-2", "Fe)", "(Fe", "fe", "A", "2Fe", "S0", "S01"})
  void otherWordsAreNoFormulas(String word) {
    assertThat(ChemicalDescriptors.atoms(word)).isEmpty();
  }

  @Test
  void elementsThatAreAlikeAreNearEachOther() {
    List<String> words = List.of("Na", "K", "Rb", "F", "Cl", "Br", "Fe", "Co", "Ni", "He");
    float[][] all = Objects.requireNonNull(ChemicalDescriptors.of(words));
    assertThat(distance(all, words, "Fe", "Co")).isLessThan(distance(all, words, "Fe", "Na"));
    assertThat(distance(all, words, "Cl", "Br")).isLessThan(distance(all, words, "Cl", "K"));
    // mean, spread over words; single elements have no spread of their own, which is left out
    assertThat(all[0]).hasSize(5);
    for (int q = 0; q < 5; q++) {
      double sum = 0;
      for (float[] row : all) {
        sum += row[q];
      }
      assertThat(sum).isCloseTo(0, within(1e-5));
    }
  }

  @Test
  void oneWordThatIsNoElementMakesPlainCategories() {
    assertThat(ChemicalDescriptors.of(List.of("Na", "K", "Rb", "F", "steel"))).isNull();
    assertThat(ChemicalDescriptors.of(List.of("B", "C", "N"))).isNull();
    assertThat(ChemicalDescriptors.of(List.of("S1", "S2", "S3", "S4", "S5", "S6"))).isNull();
  }

  private static double distance(float[][] all, List<String> words, String a, String b) {
    double sum = 0;
    for (int q = 0; q < all[0].length; q++) {
      sum += Math.pow(all[words.indexOf(a)][q] - all[words.indexOf(b)][q], 2);
    }
    return sum;
  }
}
