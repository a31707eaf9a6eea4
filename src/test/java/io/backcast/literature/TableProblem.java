package io.backcast.literature;

import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Recipe;
import io.backcast.model.Rows;
import io.backcast.train.evaluate.HitRates;
import java.nio.file.Path;
import java.util.stream.DoubleStream;

/**
 * A table without a formula and with one property, judged by the ensemble of a model that another
 * training made of it.
 *
 * @param table its rows
 * @param recipe of that model, for the columns
 * @param other the model
 */
record TableProblem(Path table, Recipe recipe, InverseModel other) implements GeneratorProblem {
  /** Beyond this share of the range too few designs of the prior are found to compare with. */
  private static final double TOP = 0.9;

  static TableProblem of(Path table, Path model) throws BackcastException {
    Json json = new Json();
    return new TableProblem(
        table,
        json.read(model.resolve(ModelFolder.RECIPE), Recipe.class, Recipe.SCHEMA),
        new ModelFolder(json).open(model));
  }

  @Override
  public String label() {
    return recipe.name();
  }

  /** The class, if there is one, and round values. */
  @Override
  public double[][] targets(DesignSpace space) {
    Property property = space.properties().getFirst();
    PointMass mass = property.pointMass();
    return DoubleStream.concat(
            mass == null ? DoubleStream.empty() : DoubleStream.of(mass.value()),
            DoubleStream.of(HitRates.targets(property)).filter(v -> v < property.at(TOP)))
        .mapToObj(v -> new double[] {v})
        .toArray(double[][]::new);
  }

  @Override
  public float[][] judge(DesignMatrix x) throws BackcastException {
    return Rows.of(Judge.refining(other).predict(x).mean(), other.card().space().dy());
  }
}
