package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignBounds;
import io.backcast.model.Target;
import org.junit.jupiter.api.Test;

class LongSearchTest {
  /** {@code y = u}, whose backward network draws the wrong end of the range. */
  private static ClosedFormModel lost() {
    return ClosedFormModel.of(
            "lost",
            ClosedForms.ensemble(0).build().card().space(),
            1,
            (z, y) -> new double[] {-0.95})
        .surrogate(x -> new double[] {x[0]}, x -> new double[][] {{1}})
        .member(x -> new double[] {x[0]})
        .member(x -> new double[] {x[0]})
        .build();
  }

  private static DesignRequest.Builder asking(ClosedFormModel model, double value) {
    return DesignRequest.of(
            new Target(new double[] {value}, new double[] {0.1}),
            DesignBounds.of(model.card().space()))
        .samples(200);
  }

  @Test
  void whatComesNearestIsSoughtAllOverTheBounds() throws Exception {
    DesignResult plain = new Designer(lost()).design(asking(lost(), 3).build());
    assertThat(plain.closest()).as("where three steps lead").isGreaterThan(2.1);
    DesignResult searched = new Designer(lost()).design(asking(lost(), 3).search().build());
    assertThat(searched.onTarget()).isZero();
    assertThat(searched.closest()).isCloseTo(2, within(1e-6));
    assertThat(searched.nearest()).containsExactly(new double[] {1}, within(1e-6));
    assertThat(searched.searched()).isTrue();
    assertThat(searched.expected()).isNaN();
  }

  @Test
  void aTargetThatOnlyALongSearchReachesIsReached() throws Exception {
    assertThat(new Designer(lost()).design(asking(lost(), 0.95).build()).onTarget()).isZero();
    DesignResult searched = new Designer(lost()).design(asking(lost(), 0.95).search().build());
    assertThat(searched.onTarget()).isPositive();
    assertThat(searched.designs().size()).isPositive();
    assertThat(searched.searched()).isTrue();
    assertThat(new Designer(lost()).design(asking(lost(), 0).search().build()).searched())
        .as("a target that draws reach needs no search")
        .isFalse();
  }

  @Test
  void theSearchStaysInsideTheBounds() throws Exception {
    DesignBounds bounds = DesignBounds.of(lost().card().space()).with(0, -1, 0.5);
    DesignRequest request =
        DesignRequest.of(new Target(new double[] {0.9}, new double[] {0.1}), bounds)
            .samples(50)
            .search()
            .build();
    assertThat(new Designer(lost()).design(request).nearest())
        .containsExactly(new double[] {0.5}, within(1e-6));
  }
}
