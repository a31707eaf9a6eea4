package io.backcast.train.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.Randoms;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {
  private static final int N = 30;
  private static final Offset<Double> EXACT = within(1e-9);

  private final double[][] elements = new double[N][N];
  private final SymmetricMatrix matrix = new SymmetricMatrix(N);

  /** A triangular matrix by its transpose, and the logarithm of the determinant of that. */
  private double fill(long seed) {
    RandomGenerator random = Randoms.generator(seed);
    double[][] factor = new double[N][N];
    double logDeterminant = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < i; j++) {
        factor[i][j] = random.nextDouble() - 0.5;
      }
      factor[i][i] = 1 + random.nextDouble();
      logDeterminant += 2 * Math.log(factor[i][i]);
    }
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        elements[i][j] = 0;
        for (int k = 0; k < N; k++) {
          elements[i][j] += factor[i][k] * factor[j][k];
        }
        if (j <= i) {
          matrix.set(i, j, elements[i][j]);
        }
      }
    }
    return logDeterminant;
  }

  @Test
  void itIsInvertedAndAgainWhenItIsFilledAnew() {
    for (long seed = 1; seed <= 2; seed++) {
      double logDeterminant = fill(seed);
      SymmetricMatrix.Inverse inverse = Objects.requireNonNull(matrix.inverse());
      assertThat(inverse.logDeterminant()).isCloseTo(logDeterminant, EXACT);
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          double product = 0;
          for (int k = 0; k < N; k++) {
            product += elements[i][k] * inverse.values()[k * N + j];
          }
          assertThat(product).isCloseTo(i == j ? 1 : 0, EXACT);
        }
      }
    }
  }

  @Test
  void aSystemIsSolved() {
    fill(3);
    double[] b = Randoms.generator(4).doubles(N, -1, 1).toArray();
    double[] x = Objects.requireNonNull(matrix.solve(b));
    assertThat(x).hasSize(N);
    for (int i = 0; i < N; i++) {
      double product = 0;
      for (int k = 0; k < N; k++) {
        product += elements[i][k] * x[k];
      }
      assertThat(product).isCloseTo(b[i], EXACT);
    }
  }

  @Test
  void aWhitenedRowHasTheLengthThatTheInverseGives() {
    fill(5);
    double[] row = Randoms.generator(6).doubles(N, -1, 1).toArray();
    double[] whitening = Objects.requireNonNull(matrix.whitening());
    double[] inverse = Objects.requireNonNull(matrix.inverse()).values();
    double length = 0;
    double expected = 0;
    for (int j = 0; j < N; j++) {
      double white = 0;
      for (int i = 0; i < N; i++) {
        white += row[i] * whitening[i * N + j];
        expected += row[i] * inverse[i * N + j] * row[j];
      }
      length += white * white;
    }
    assertThat(length).isCloseTo(expected, EXACT);
    // of a triangle: the first column is of the first row alone
    assertThat(whitening[N]).isZero();
    assertThat(whitening[1]).isNotZero();
  }

  @Test
  void oneThatIsNotPositiveDefiniteHasNone() {
    fill(7);
    matrix.set(N / 2, N / 2, -1);
    assertThat(matrix.inverse()).isNull();
    assertThat(matrix.solve(new double[N])).isNull();
    assertThat(matrix.whitening()).isNull();
  }
}
