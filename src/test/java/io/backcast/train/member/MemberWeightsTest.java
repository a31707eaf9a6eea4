package io.backcast.train.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberWeightsTest {
  private final double[] truth = {1, 4, 2, 8, 5, 7};

  private double[] plus(double... errors) {
    double[] predicted = truth.clone();
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] += errors[i];
    }
    return predicted;
  }

  @Test
  void whatPredictsExactlyGetsAllTheWeight() {
    double[][] predictions = {
      plus(1, -1, 1, -1, 1, -1), plus(0, 0, 0, 0, 0, 0), plus(2, 2, 2, 2, 2, 2)
    };
    assertThat(MemberWeights.of(predictions, truth)).containsExactly(0, 1, 0);
  }

  @Test
  void errorsThatCancelAreMixedSoThatTheyDo() {
    double[][] predictions = {
      plus(3, 3, -3, 3, -3, 3), plus(-2, -2, 2, -2, 2, -2), plus(9, 9, 9, 9, 9, 9)
    };
    assertThat(MemberWeights.of(predictions, truth)).containsExactly(0.4, 0.6, 0);
  }
}
