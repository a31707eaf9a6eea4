package io.backcast.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.Texts;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
  private final Texts texts = new Texts(Locale.ENGLISH);

  @ParameterizedTest
  @CsvSource({
    "gap_mae,gap: mean absolute error",
    "gap_mae_10_nearest,gap: mean absolute error of the ten nearest rows",
    "gap_mae_forest,gap: mean absolute error of a random forest",
    "gap_mae_beyond_mass,gap: mean absolute error outside the class",
    "gap_mass_right,gap: share of rows in the right class",
    "gap_yield_at_0.5000,gap = 0.500: hit rate",
    "gap_sketch_yield_at_metal,gap = metal: hit rate of previews",
    "band_gap_refined_error_at_1.500,band_gap = 1.50: mean error of refined designs",
    "gap_ks_at_0.2500,gap = 0.250: distance to the prior (KS)",
    "something_else,something_else"
  })
  void figuresOfACardAreToldInWords(String key, String words) {
    assertThat(Metric.text(key, texts)).isEqualTo(words);
  }
}
