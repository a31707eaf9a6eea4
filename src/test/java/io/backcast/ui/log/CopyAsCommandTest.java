package io.backcast.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.cli.BackcastCommand;
import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Ranking;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.ShellWords;
import io.backcast.model.Constraint;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.ui.export.DesignExport;
import io.backcast.ui.solve.DesignSolver;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a window shows, the copied command writes the rows that an export of it does. */
class CopyAsCommandTest {
  private static final Path MODEL = Path.of("models", "spring");

  /** Of the states that random ones are taken from, so many must have designs to compare. */
  private static final int COMPARED = 4;

  @TempDir private Path folder;

  @Test
  void theCommandOfRandomStatesGivesTheRowsOfTheExport() throws Exception {
    Random random = new Random(11);
    int compared = 0;
    try (InverseModel model = new ModelFolder(new Json()).open(MODEL)) {
      for (int state = 0; compared < COMPARED && state < 4 * COMPARED; state++) {
        ExplorerState explorer = new ExplorerState(model.card());
        ask(explorer, random);
        DesignRequest request = DesignSolver.resting(explorer);
        DesignResult result = new Designer(model).design(request);
        DesignSpace space = explorer.space();
        DesignClusters clusters =
            DesignClusters.of(space, space.group(), result.designs().designs());
        explorer.publish(
            new ExplorationResult(result.preview(), List.of(), request, result, clusters, null, 0));
        ShownRows shown = shown(explorer, clusters, random);
        int[] rows = rows(explorer, clusters, shown);
        if (rows.length == 0) {
          continue;
        }
        Path exported = folder.resolve("export-%d.json".formatted(state));
        new DesignExport(explorer, new Json(), "test").choose(rows).write(exported);

        Path written = folder.resolve("command-%d.json".formatted(state));
        String line =
            ShellWords.posix(
                new WindowCommands(explorer, MODEL, () -> shown).design(written.toString()));
        List<String> words = ShellWords.split(line);
        int code =
            BackcastCommand.create().execute(words.subList(1, words.size()).toArray(String[]::new));

        assertThat(code).as(line).isZero();
        assertThat(Files.readString(written)).as(line).isEqualTo(Files.readString(exported));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(COMPARED);
  }

  private static void ask(ExplorerState explorer, Random random) {
    DesignSpace space = explorer.space();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      double at = p.at(0.1 + 0.4 * random.nextDouble());
      explorer.ask(
          k,
          switch (k == 0 ? random.nextInt(4) : 1 + random.nextInt(6)) {
            case 0 -> Goal.of(at);
            case 1 -> new Goal.Range(at, p.at(0.8));
            case 2 -> Goal.atMost(p.at(0.5 + 0.3 * random.nextDouble()));
            case 3 -> k == 0 ? Goal.MOST : Goal.of(at);
            default -> Goal.ANY;
          });
      explorer.toleranceProperty(k).set(p.tolerance() * (0.7 + random.nextDouble()));
    }
    DesignBounds bounds = explorer.boundsProperty().get();
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      double low = v.valid(v.at(0.3 * random.nextDouble()));
      switch (random.nextInt(4)) {
        case 0 -> bounds = bounds.with(j, low, v.valid(v.at(0.6 + 0.3 * random.nextDouble())));
        case 1 -> bounds = v.whole() ? bounds.with(j, low, low) : bounds;
        default -> {}
      }
    }
    explorer.boundsProperty().set(bounds);
    if (random.nextBoolean()) {
      explorer.constraintsProperty().set(List.of(Constraint.of("coil / diameter >= 7.5")));
    }
    explorer.seedProperty().set(random.nextInt(1_000));
    Ranking[] rankings = Ranking.values();
    explorer.rankingProperty().set(rankings[random.nextInt(rankings.length)]);
    ExtrapolationControl[] controls = ExtrapolationControl.values();
    explorer.extrapolationProperty().set(controls[random.nextInt(controls.length)]);
  }

  /** Nothing, a brush, a cluster, or rows one by one. */
  private static ShownRows shown(ExplorerState explorer, DesignClusters clusters, Random random) {
    DesignSpace space = explorer.space();
    int j = random.nextInt(space.dx());
    Variable v = space.variables().get(j);
    return switch (random.nextInt(4)) {
      case 0 -> new ShownRows(Brush.NONE.with(j, v.at(0.11), v.at(0.777)), 0, new int[0]);
      case 1 -> new ShownRows(Brush.NONE, 1 + random.nextInt(clusters.count()), new int[0]);
      case 2 -> new ShownRows(Brush.NONE, 0, new int[] {1, 2, 3, 5});
      default -> new ShownRows(Brush.NONE, 0, new int[0]);
    };
  }

  private static int[] rows(ExplorerState explorer, DesignClusters clusters, ShownRows shown) {
    DesignResult result =
        Objects.requireNonNull(Objects.requireNonNull(explorer.resultProperty().get()).result());
    int size = result.designs().size();
    if (shown.rows().length > 0) {
      return size < 5 ? new int[0] : IntStream.of(shown.rows()).map(i -> i - 1).toArray();
    }
    float[] x = result.designs().x();
    return IntStream.range(0, size)
        .filter(i -> shown.cluster() == 0 || clusters.labels()[i] == shown.cluster() - 1)
        .filter(i -> shown.brush().contains(x, i, explorer.space().dx()))
        .toArray();
  }
}
