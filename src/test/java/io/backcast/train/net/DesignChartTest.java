package io.backcast.train.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Relation;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DesignChartTest {
  private static final int N = 200;

  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final TorchOps o = new TorchOps(manager);

  @AfterEach
  void free() {
    manager.close();
  }

  private static DesignSpace space(double[] uppers, Relation... relations) {
    List<Variable> variables = new ArrayList<>();
    for (int j = 0; j < uppers.length; j++) {
      variables.add(new Variable("x" + j, "x", "", 0, uppers[j], 0, VariableKind.CONTINUOUS, 3));
    }
    Property y = new Property("y", "y", "y", "", 0, 1, 2, 0.1, null);
    return new DesignSpace(variables, List.of(y), List.of(), List.of()).with(List.of(relations));
  }

  private static Relation relation(double total, double... factors) {
    Map<String, Double> terms = new LinkedHashMap<>();
    for (int j = 0; j < factors.length; j++) {
      if (factors[j] != 0) {
        terms.put("x" + j, factors[j]);
      }
    }
    return new Relation(terms, total);
  }

  private float[] coordinates(int d) {
    float[] t = Randoms.uniforms(3, 0, N, d);
    for (int i = 0; i < t.length; i++) {
      t[i] = 2 * t[i] - 1;
    }
    return t;
  }

  /** Scaled designs of random points of the cube. */
  private float[] designs(DesignChart chart, float[] t) {
    return chart.inverse(o, manager.create(t, new Shape(N, chart.dimensions()))).toFloatArray();
  }

  @Test
  void everyPointOfTheCubeIsADesignOnDisjointRelationsInsideTheBounds() {
    DesignSpace space =
        space(
            new double[] {1, 0.5, 0.7, 2, 2, 3, 1},
            relation(1, 1, 1, 1),
            relation(1, 0, 0, 0, 1, -1, 0.5));
    DesignChart chart = new DesignChart(space);
    assertThat(chart.dimensions()).isEqualTo(5);
    float[] f = designs(chart, coordinates(5));
    Relations relations = Relations.of(space);
    for (int i = 0; i < N; i++) {
      double[] x = new double[7];
      for (int j = 0; j < 7; j++) {
        assertThat(f[7 * i + j]).isBetween(-1.00001f, 1.00001f);
        x[j] = space.variables().get(j).unscale(f[7 * i + j]);
      }
      assertThat(relations.error(x)).isLessThan(1e-6);
    }
  }

  @Test
  void coordinatesAreFoundAgainAndTheDeterminantIsThatOfTheSimplex() {
    DesignSpace space = space(new double[] {1, 1, 1}, relation(1, 1, 1, 1));
    DesignChart chart = new DesignChart(space);
    float[] t = coordinates(2);
    float[] f = designs(chart, t);
    var charted = chart.forward(o, manager.create(f, new Shape(N, 3)));
    float[] back = charted.value().toFloatArray();
    float[] logDet = charted.logDet().toFloatArray();
    for (int i = 0; i < N; i++) {
      double x1 = space.variables().get(1).unscale(f[3 * i + 1]);
      assertThat((double) back[2 * i]).isCloseTo(t[2 * i], within(1e-4));
      assertThat((double) back[2 * i + 1]).isCloseTo(t[2 * i + 1], within(1e-3));
      // x0 depends on the others; x2 lies between 0 and 1 − x1
      assertThat((double) logDet[i]).isCloseTo(-Math.log(1 - x1), within(1e-3));
    }
  }

  @Test
  void relationsThatShareVariablesHoldToo() {
    DesignSpace space =
        space(new double[] {1, 2, 1, 1, 1}, relation(0, 0, 1, -1, -2), relation(1, 1, 0, 1, 0, 1));
    DesignChart chart = new DesignChart(space);
    float[] f = designs(chart, coordinates(3));
    for (int i = 0; i < N; i++) {
      double[] x = new double[5];
      for (int j = 0; j < 5; j++) {
        x[j] = space.variables().get(j).unscale(f[5 * i + j]);
      }
      assertThat(Relations.of(space).error(x)).isLessThan(1e-5);
    }
  }
}
