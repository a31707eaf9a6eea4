package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shards, merged, are what a single run writes. */
class ShardMergeTest {
  private static final int SAMPLES = 301;
  private static final int SHARDS = 4;

  private final Json json = new Json();

  private static DesignRequest request(
      InverseModel model, double target, int from, int n, Consumer<DesignRequest.Builder> more) {
    DesignRequest.Builder request =
        DesignRequest.of(
                new Target(new double[] {target}, new double[] {0.05}),
                DesignBounds.of(model.card().space()))
            .samples(from, n)
            .keep(40);
    more.accept(request);
    return request.build();
  }

  private static TypedTable table(InverseModel model, DesignResult result) {
    return DesignTable.of(model.card().space(), result.designs());
  }

  /** The record of a shard, as it comes out of its file. */
  private ShardRecord shard(
      InverseModel model, double target, int k, Consumer<DesignRequest.Builder> more)
      throws Exception {
    int from = SAMPLES * (k - 1) / SHARDS;
    int to = SAMPLES * k / SHARDS;
    DesignRequest asked = request(model, target, from, to - from, more);
    int keep = asked.keep();
    if (asked.ranking() == Ranking.DIVERSE) {
      asked = request(model, target, from, to - from, more.andThen(r -> r.keep(SAMPLES)));
    }
    DesignResult result = new Designer(model).design(asked);
    Provenance provenance = DesignProvenance.of("test", model.card(), asked, result);
    ShardRecord record =
        new ShardRecorder(model)
            .record(k, SHARDS, SAMPLES, keep, "digest", asked, result, provenance);
    return json.parse(json.bytes(record), ShardRecord.class);
  }

  private Map<String, ShardRecord> shards(
      InverseModel model, double target, Consumer<DesignRequest.Builder> more) throws Exception {
    Map<String, ShardRecord> shards = new LinkedHashMap<>();
    // the order of the files does not matter
    for (int k : new int[] {3, 1, 4, 2}) {
      shards.put("part-" + k, shard(model, target, k, more));
    }
    return shards;
  }

  private void isTheSingleRun(
      InverseModel model, double target, Consumer<DesignRequest.Builder> more) throws Exception {
    DesignRequest whole = request(model, target, 0, SAMPLES, more);
    DesignResult single = new Designer(model).design(whole);
    ShardMerge.Merged merged = ShardMerge.merge(shards(model, target, more));
    TypedTable expected = table(model, single);
    assertThat(merged.table().header()).isEqualTo(expected.header());
    assertThat(rows(merged.table())).isEqualTo(rows(expected)).isNotEmpty();
    assertThat(json.text(merged.provenance()))
        .isEqualTo(json.text(DesignProvenance.of("test", model.card(), whole, single)));
  }

  private static List<List<Object>> rows(TypedTable table) {
    return IntStream.range(0, table.rows())
        .mapToObj(
            row ->
                table.columns().stream()
                    .<Object>map(c -> String.valueOf(c.value(row)) + c.text(row))
                    .toList())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Ranking.class)
  void everyRankingOfRefinedDesigns(Ranking ranking) throws Exception {
    isTheSingleRun(ClosedForms.ensemble(0.01).build(), 0.7, r -> r.ranking(ranking));
  }

  @Test
  void rawDesignsWithThoseThatMissTheTarget() throws Exception {
    isTheSingleRun(
        ClosedForms.mixed().build(),
        1,
        r -> r.budget(SamplingBudget.RAW).ranking(Ranking.DRAWN).keep(SAMPLES).keepAll());
    isTheSingleRun(
        ClosedForms.ensemble(0.2).build(),
        0.7,
        r -> r.budget(SamplingBudget.RAW).ranking(Ranking.CLOSEST).keep(SAMPLES).keepAll());
  }

  @Test
  void designsThatAreNotJudged() throws Exception {
    isTheSingleRun(ClosedForms.withoutPredictor().build(), 0.7, r -> r.ranking(Ranking.STRAIN));
  }

  @Test
  void aNetworkWithoutLatentThatGivesOneDesign() throws Exception {
    DesignSpace space = ClosedForms.linear().build().card().space();
    ClosedFormModel model =
        ClosedFormModel.of("alone", space, 0, (z, y) -> new double[] {y[0] / 3, y[0] / 3})
            .surrogate(x -> new double[] {x[0] + 2 * x[1]}, x -> new double[][] {{1, 2}})
            .member(x -> new double[] {x[0] + 2 * x[1]})
            .build();
    isTheSingleRun(model, 0.6, r -> {});
    isTheSingleRun(
        model, 0.6, r -> r.budget(SamplingBudget.RAW).ranking(Ranking.DRAWN).keep(400).keepAll());
  }

  @Test
  void onlyOneOfSymmetricCopiesInDifferentShards() throws Exception {
    isTheSingleRun(wholeNumbers(30), 12, r -> r.ranking(Ranking.CLOSEST).keep(400));
    isTheSingleRun(wholeNumbers(30), 12, r -> r.ranking(Ranking.DRAWN).keep(5));
    isTheSingleRun(wholeNumbers(30), 12, r -> r.ranking(Ranking.DIVERSE).keep(6));
  }

  /**
   * {@code sum = p + q} over whole numbers that may be exchanged, but for one whose sum differs.
   */
  private static ClosedFormModel wholeNumbers(int most) {
    Variable p = new Variable("p", "p", "", 0, most, 0, VariableKind.INTEGER, 0);
    Variable q = new Variable("q", "q", "", 0, most, 0, VariableKind.INTEGER, 0);
    DesignSpace space =
        new DesignSpace(
            List.of(p, q),
            List.of(ClosedForms.property("sum", 0, 2 * most, 0.05, null)),
            List.of(Map.of("p", "q", "q", "p")),
            List.of());
    return ClosedFormModel.of(
            "whole",
            space,
            1,
            (z, y) -> {
              double first = Math.rint(ClosedForms.uniform(z[0]) * y[0]);
              return new double[] {first, y[0] - first};
            })
        .surrogate(x -> new double[] {x[0] + x[1]}, x -> new double[][] {{1, 1}})
        .member(x -> new double[] {x[0] + x[1] + 1e-3 * x[0]})
        .build();
  }

  @Test
  void tooManyCopiesInSeveralShardsAreNoticed() throws Exception {
    // a design costs more or less than its copy, which another shard holds
    Map<String, ShardRecord> shards =
        shards(wholeNumbers(30), 12, r -> r.ranking(Ranking.CLOSEST).keep(3));
    Map<String, ShardRecord> few = new LinkedHashMap<>();
    shards.forEach((name, shard) -> few.put(name, withKeep(shard, 5)));
    assertThatThrownBy(() -> ShardMerge.merge(few)).hasMessageContaining("with a larger --keep");
  }

  @Test
  void aCopyThatAnEarlierShardLeftOutIsNoticed() throws Exception {
    InverseModel model = wholeNumbers(30);
    int refused = 0;
    for (int keep = 1; keep <= 6; keep++) {
      int most = keep;
      Consumer<DesignRequest.Builder> few = r -> r.ranking(Ranking.CLOSEST).keep(most);
      DesignResult single = new Designer(model).design(request(model, 12, 0, SAMPLES, few));
      Map<String, ShardRecord> shards = shards(model, 12, few);
      try {
        assertThat(rows(ShardMerge.merge(shards).table()))
            .as("keep " + keep)
            .isEqualTo(rows(table(model, single)));
      } catch (BackcastException e) {
        assertThat(e).hasMessageContaining("with a larger --keep");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static ShardRecord withKeep(ShardRecord s, int keep) {
    return new ShardRecord(
        s.formatVersion(),
        s.shard(),
        s.of(),
        s.digest(),
        s.request(),
        keep,
        s.keepAll(),
        s.ranking(),
        s.counts(),
        s.bounds(),
        s.checked(),
        s.outside(),
        s.expected(),
        s.abstained(),
        s.samples(),
        s.extrapolated(),
        s.cost(),
        s.scaled(),
        s.group(),
        s.others(),
        s.columns(),
        s.provenance());
  }

  @Test
  void shardsOfAnotherRunOrTooFewAreRefused() throws Exception {
    InverseModel model = ClosedForms.linear().build();
    Map<String, ShardRecord> shards = shards(model, 0.7, r -> {});
    Map<String, ShardRecord> missing = new LinkedHashMap<>(shards);
    missing.remove("part-2");
    missing.remove("part-3");
    assertThatThrownBy(() -> ShardMerge.merge(missing))
        .hasMessageContaining("2 of 4 shards are missing: 2/4, 3/4");
    Map<String, ShardRecord> twice = new LinkedHashMap<>(shards);
    twice.put("copy", shards.get("part-2"));
    assertThatThrownBy(() -> ShardMerge.merge(twice))
        .hasMessageContaining("copy")
        .hasMessageContaining("part-2")
        .hasMessageContaining("shard 2 of 4");
    Map<String, ShardRecord> foreign = new LinkedHashMap<>(shards);
    foreign.put("part-2", shard(model, 0.7, 2, r -> r.seed(9)));
    assertThatThrownBy(() -> ShardMerge.merge(foreign))
        .hasMessageContaining("part-2 is of another run: its seed is 9, that of part-3 is 1");
    foreign.put("part-2", shard(model, 0.8, 2, r -> {}));
    assertThatThrownBy(() -> ShardMerge.merge(foreign)).hasMessageContaining("its target is");
    foreign.put("part-2", shard(model, 0.7, 2, r -> r.extrapolation(ExtrapolationControl.OFF)));
    assertThatThrownBy(() -> ShardMerge.merge(foreign))
        .hasMessageContaining("its extrapolation is off");
  }

  @Test
  void shardsWithoutDesignsSaySo() throws Exception {
    DesignSpace space = ClosedForms.linear().build().card().space();
    InverseModel never =
        ClosedFormModel.of("never", space, 1, (z, y) -> new double[] {0.1, 0.1})
            .surrogate(x -> new double[] {x[0] + 2 * x[1]}, x -> new double[][] {{1, 2}})
            .member(x -> new double[] {x[0] + 2 * x[1]})
            .build();
    Map<String, ShardRecord> none = shards(never, 2.9, r -> r.budget(SamplingBudget.RAW));
    assertThatThrownBy(() -> ShardMerge.merge(none))
        .hasMessageContaining("None of the 4 shards holds a design on target");
  }
}
