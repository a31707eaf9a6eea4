package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExponentialsTest {
  @Test
  void theyAreTheLibrarysToAUnitInTheLastPlace() {
    int n = 1_401;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = -700 + i + 0.37 * Math.sin(i);
    }
    x[n - 1] = 0;
    double[] y = x.clone();
    new Exponentials(n).of(y, n);
    for (int i = 0; i < n; i++) {
      double known = StrictMath.exp(x[i]);
      assertThat(Math.abs(y[i] - known)).as("%s", x[i]).isLessThanOrEqualTo(Math.ulp(known));
    }
    assertThat(y[n - 1]).isEqualTo(1);
  }
}
