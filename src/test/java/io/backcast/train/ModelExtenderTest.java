package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided before anything is trained. */
class ModelExtenderTest {
  private static final Path MODEL = Path.of("models", "spring");

  /** Nothing may be trained. */
  private static final TrainingProgress NONE =
      new TrainingProgress() {
        @Override
        public void report(TrainingStage stage, double done, double loss) {
          throw new AssertionError("nothing is to be trained");
        }

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  @TempDir private Path folder;
  private final Json json = new Json();
  private final ModelExtender extender = new ModelExtender(json, InstantSource.system(), 0);

  /** Springs of other pitches, all with the same properties. */
  private Table answers(double value, double... pitches) throws BackcastException {
    DesignSpace space = new ModelFolder(json).card(MODEL).space();
    double[][] rows =
        Arrays.stream(pitches)
            .mapToObj(
                pitch ->
                    Stream.concat(
                            space.variables().stream()
                                .map(v -> v.name().equals("pitch") ? pitch : v.reference()),
                            space.properties().stream().map(p -> value))
                        .mapToDouble(v -> v)
                        .toArray())
            .toArray(double[][]::new);
    List<String> names =
        Stream.concat(
                space.variables().stream().map(Variable::name),
                space.properties().stream().map(Property::name))
            .toList();
    return new Table(names, rows);
  }

  private static ModelExtender.Job job(Path model, Table answers) {
    return new ModelExtender.Job(
        model, answers, "answers.csv", "the same file", null, null, null, null, "test");
  }

  private ExtensionBasis basis(Table answers) throws BackcastException {
    return ExtensionBasis.of(json, job(MODEL, answers));
  }

  /** A pitch whose spring is learned from. */
  private double learned() throws BackcastException {
    double pitch = 5;
    while (basis(answers(2, pitch)).rows().learned() == 0) {
      pitch += 0.1;
    }
    return pitch;
  }

  @Test
  void nothingIsTrainedOrWrittenIfNothingCouldBeCompared() throws Exception {
    Path out = folder.resolve("new");
    ModelExtender.Result result =
        extender.extend(job(MODEL, answers(2, learned())), out, false, NONE);
    assertThat(result.published()).isFalse();
    assertThat(result.extension().comparison().verdict())
        .isEqualTo(ExtensionComparison.Verdict.NO_ROWS);
    assertThat(out).doesNotExist();
  }

  @Test
  void aModelWithoutAuditEnsembleIsRefused() throws Exception {
    Path model = Files.createDirectories(folder.resolve("unjudged"));
    String card = Files.readString(MODEL.resolve(ModelFolder.CARD));
    Files.writeString(
        model.resolve(ModelFolder.CARD), card.replaceFirst("\"audit\"\\s*:\\s*\\{[^}]*\\},?", ""));
    Files.copy(MODEL.resolve(ModelFolder.RECIPE), model.resolve(ModelFolder.RECIPE));
    Table answers = answers(2, 4.5, 5, 5.5, 6, 6.5, 7, 7.5);
    assertThatThrownBy(
            () -> extender.extend(job(model, answers), folder.resolve("new"), false, NONE))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("train --audit");
  }

  @Test
  void otherNumbersOfTheSameFileAreAnotherTraining() throws Exception {
    String one = basis(answers(2, 5, 6)).fingerprint(json);
    assertThat(basis(answers(2, 5, 6)).fingerprint(json)).isEqualTo(one);
    assertThat(basis(answers(2.1, 5, 6)).fingerprint(json)).isNotEqualTo(one);
    assertThat(basis(answers(2, 5, 6.1)).fingerprint(json)).isNotEqualTo(one);
  }
}
