package io.backcast.train.evaluate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.CheckVerdict;
import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class UniformBandTest {

  private static UniformityCurve curve(double[] u, UniformBand band) {
    double[] ones = new double[u.length];
    Arrays.fill(ones, 1);
    return UniformityCurve.of(u, ones, band);
  }

  @Test
  void aBandHoldsAllPointsAtOnceAsOftenAsItSays() {
    UniformBand band = new UniformBand(0.9, 1);
    RandomGenerator random = Randoms.generator(5);
    int samples = 2_000;
    int inside = 0;
    for (int i = 0; i < samples; i++) {
      double[] u = DoubleStream.generate(random::nextDouble).limit(150).toArray();
      inside += curve(u, band).inside() ? 1 : 0;
    }
    assertThat(inside / (double) samples).isCloseTo(0.9, within(0.025));
    assertThat(UniformBand.coverage(150, band.of(150))).isBetween(0.9, 0.91);
  }

  @Test
  void severalCurvesKeepToWiderBandsSoThatAllTogetherDo() {
    int[][] one = new UniformBand(0.95, 1).of(300);
    int[][] many = new UniformBand(0.95, 28).of(300);
    int middle = UniformBand.POINTS / 2;
    assertThat(many[0][middle]).isLessThan(one[0][middle]);
    assertThat(many[1][middle]).isGreaterThan(one[1][middle]);
    assertThat(UniformBand.coverage(300, many)).isGreaterThan(Math.pow(0.95, 1 / 28.0) - 1e-9);
  }

  @Test
  void theShapeOfRanksSaysWhatIsWrong() {
    UniformBand band = new UniformBand(0.95, 1);
    double[] even = new double[400];
    Arrays.setAll(even, i -> (i + 0.5) / even.length);
    double[] gathered = Arrays.stream(even).map(u -> 0.5 + (u - 0.5) * 0.6).toArray();
    double[] parted = Arrays.stream(even).map(u -> u < 0.5 ? 0.7 * u : 1 - 0.7 * (1 - u)).toArray();
    double[] sloped = Arrays.stream(even).map(u -> u * u).toArray();
    assertThat(curve(even, band).ofRanks()).isEqualTo(CheckVerdict.CALIBRATED);
    assertThat(curve(gathered, band).ofRanks()).isEqualTo(CheckVerdict.TOO_WIDE);
    assertThat(curve(parted, band).ofRanks()).isEqualTo(CheckVerdict.TOO_NARROW);
    assertThat(curve(sloped, band).ofRanks()).isEqualTo(CheckVerdict.BIASED);
    assertThat(curve(sloped, band).ofCredibilities()).isEqualTo(CheckVerdict.TOO_WIDE);
    assertThat(curve(Arrays.copyOf(sloped, 60), band).ofRanks())
        .isEqualTo(CheckVerdict.TOO_FEW_ROWS);
  }

  @Test
  void theAreaIsZeroForUniformNumbersAndHasItsStatedError() {
    UniformBand band = new UniformBand(0.95, 1);
    RandomGenerator random = Randoms.generator(9);
    double[] areas = new double[400];
    for (int i = 0; i < areas.length; i++) {
      double[] u = DoubleStream.generate(random::nextDouble).limit(100).toArray();
      areas[i] = curve(u, band).upperArea();
    }
    double stated = curve(new double[100], band).areaError();
    double squares = Arrays.stream(areas).map(a -> a * a).average().orElseThrow();
    assertThat(Arrays.stream(areas).average().orElseThrow())
        .isCloseTo(0, within(4 * stated / Math.sqrt(areas.length)));
    assertThat(Math.sqrt(squares)).isCloseTo(stated, within(0.12 * stated));
  }

  @Test
  void whatIsToldOfACurveSaysWhetherItIsInsideItsBand() {
    UniformBand band = new UniformBand(0.9, 1);
    RandomGenerator random = Randoms.generator(4);
    int inside = 0;
    for (int i = 0; i < 200; i++) {
      // half of them bent
      double power = i % 2 == 0 ? 1 : 1.15;
      double[] u =
          DoubleStream.generate(() -> Math.pow(random.nextDouble(), power)).limit(150).toArray();
      UniformityCurve curve = curve(u, band);
      UniformityCurve.Farthest told = curve.farthest();
      assertThat(Math.abs(told.difference()) <= told.allowed() + 1e-9).isEqualTo(curve.inside());
      inside += curve.inside() ? 1 : 0;
    }
    assertThat(inside).isBetween(60, 190);
  }
}
