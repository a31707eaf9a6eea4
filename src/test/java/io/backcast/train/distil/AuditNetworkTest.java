package io.backcast.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.DesignSpace;
import io.backcast.model.EnsembleSummary;
import io.backcast.model.ModelCard;
import io.backcast.model.PointMass;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.train.Spaces;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.ResidualNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder answers as the networks that it was written from. */
class AuditNetworkTest {
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 3, 16, 1, 12, 128, 1e-2, 1e-4, 12),
          new TrainingPlan.Surrogate(16, 1, 8_000, 300, 256, 5e-3),
          new TrainingPlan.Backward(2, 16, 40_000, 300, 256, 4e-3, 0.15, 0.5, 1.0, 0, null),
          null);

  @TempDir private Path folder;

  private static TrainingData rows(DesignSpace space) {
    RandomGenerator random = Randoms.generator(2);
    float[][] f = new float[200][2];
    float[][] y = new float[200][1];
    for (int i = 0; i < f.length; i++) {
      f[i] =
          new float[] {
            2 * random.nextFloat() - 1, (float) space.variables().get(1).scale(1 + i % 4)
          };
      y[i][0] = random.nextFloat();
    }
    return new TrainingData(
        f, y, IntStream.range(0, 100).toArray(), IntStream.range(100, 200).toArray());
  }

  private static List<ResidualNetwork> networks(
      NDManager manager, TrainingData data, Normalization normalization, int count, long seed)
      throws Exception {
    SymmetryGroup group = normalization.space().group();
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new EnsembleMemberTrainer(
                        TrainingStage.ENSEMBLE,
                        "member " + i,
                        manager,
                        data,
                        normalization,
                        group,
                        PLAN.ensemble(),
                        seed + i,
                        data.all())
                    .net())
        .toList();
  }

  @Test
  void theJudgeOfAnOpenedFolderIsTheHoldOutEnsemble() throws Exception {
    DesignSpace space = Spaces.of(Spaces.property(0, 3, 0.1, new PointMass(0, "metal")));
    TrainingData data = rows(space);
    Normalization normalization = new Normalization(space);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      TrainedEnsemble ensemble =
          new TrainedEnsemble(
              manager,
              normalization,
              networks(manager, data, normalization, 2, 10),
              networks(manager, data, normalization, 3, 20));
      TrainedNetworks parts = new ExportRehearsal(data, normalization, PLAN, 1).untrained(manager);
      TrainedNetworks all =
          new TrainedNetworks(
              "test", ensemble, null, parts.surrogate(), parts.backward(), parts.fastGenerator());
      OnnxExporter.Export export = new OnnxExporter(manager, space, all).write(folder);
      ModelCard card =
          new ModelCard(
              ModelCard.FORMAT,
              "test",
              "test",
              "test",
              space,
              all.backward().net().latent(),
              "uniform",
              export.files(),
              null,
              null,
              null,
              null,
              Map.of(),
              null);
      Json json = new Json();
      json.write(folder.resolve(ModelFolder.CARD), card);
      try (InverseModel model = new ModelFolder(json).open(folder)) {
        Judge judge = Judge.of(model);
        assertThat(judge.independent()).isTrue();
        assertThat(judge.members()).isEqualTo(3);
        same(judge.predict(space.designs(data.f())), ensemble.predictHoldOut(data.f()));
        Judge own = Judge.refining(model);
        assertThat(own.members()).isEqualTo(2);
        same(own.predict(space.designs(data.f())), ensemble.predict(data.f()));
        float[] fast = model.predictFast(200, space.designs(data.f()).array());
        float[][] surrogate = all.surrogate().predict(data.f());
        for (int i = 0; i < fast.length; i++) {
          assertThat(fast[i])
              .isCloseTo(normalization.unscaleProperty(0, surrogate[i][0]), within(1e-4f));
        }
      }
    }
  }

  private static void same(EnsembleSummary folder, EnsemblePrediction networks) {
    double largest = 0;
    for (int i = 0; i < networks.mean().length; i++) {
      assertThat(folder.mean()[i]).isCloseTo(networks.mean()[i][0], within(1e-4f));
      assertThat(folder.spread()[i]).isCloseTo(networks.spread()[i][0], within(1e-4));
      largest = Math.max(largest, networks.spread()[i][0]);
    }
    assertThat(largest).as("networks that differ").isGreaterThan(0.01);
  }
}
