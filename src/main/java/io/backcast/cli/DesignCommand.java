package io.backcast.cli;

import io.backcast.design.AdviceText;
import io.backcast.design.DesignFilter;
import io.backcast.design.DesignProvenance;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.DesignSummary;
import io.backcast.design.Designer;
import io.backcast.design.ExtremeText;
import io.backcast.design.Ranking;
import io.backcast.design.RequestParser;
import io.backcast.design.SamplingBudget;
import io.backcast.design.SamplingMemory;
import io.backcast.design.ShardRecord;
import io.backcast.design.ShardRecorder;
import io.backcast.design.StagedDesigner;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.ModelCard;
import io.backcast.model.OutsideRule;
import io.backcast.model.Target;
import io.backcast.slurm.JobFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "design", description = "Draw designs that reach a target.")
final class DesignCommand implements Callable<Integer> {
  private static final int SAMPLES = 10_000;

  @Mixin private ModelOption model;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "NAME=VALUE",
      description =
          "What to reach, once for each property: a value (gap=0.5), a class (gap=metal), a range"
              + " (gap=0.5..0.8, or gap=1.5.. for at least), at least or at most (gap>=1.5,"
              + " gap<=0.3; in quotes, as a shell takes > and < for its own), any, or the most or"
              + " least that can be trusted (gap=max, mass=min).")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--tolerance",
      paramLabel = "[NAME=]T",
      description =
          "Largest error that counts as on target, for every property or for one, in its unit or as"
              + " a share of the target such as 5%% (default: each property's own). Of the most or"
              + " least, how far from the best is still as good.")
  private List<String> tolerances = new ArrayList<>();

  @Option(
      names = "--samples",
      description =
          "Number of samples (default: 10000); --sampling weighted and resampled draw as many as"
              + " they need.")
  private @Nullable Integer asked;

  private int samples = SAMPLES;

  @Option(
      names = "--keep",
      defaultValue = "1000",
      description = "Largest number of rows (default: ${DEFAULT-VALUE}).")
  private int keep;

  @Option(names = "--seed", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private ConstraintOptions allowed = new ConstraintOptions();

  @Option(
      names = "--no-refine",
      description =
          "Keep raw backward samples; with --keep equal to --samples all of them, on target or"
              + " not.")
  private boolean raw;

  @Option(
      names = "--sampling",
      paramLabel = "HOW",
      description =
          "What the designs are: refined onto the target and ranked; raw, as --no-refine; or"
              + " distributed as the prior is among all designs on target, weighted (with a column"
              + " of weights) or resampled (all alike). Default: refined.")
  private @Nullable Sampling sampling;

  @Option(
      names = "--rank",
      description =
          "Which designs to keep, and in which order: trusted (like the training data and certain),"
              + " closest (to the target), strain (nearest to the reference design), robust (that"
              + " move least when variables are off), diverse (that differ most from each other) or"
              + " drawn (as they come, an unbiased sample). Default: trusted; drawn with"
              + " --no-refine.")
  private @Nullable Ranking ranking;

  @Option(
      names = "--outside",
      paramLabel = "RULE",
      converter = OutsideRuleConverter.class,
      description =
          "What becomes of samples that the network draws outside the bounds: reject (draw again)"
              + " or clamp (move onto the bounds); default: the card's, else reject.")
  private @Nullable OutsideRule outside;

  @Option(
      names = "--extrapolation",
      paramLabel = "CONTROL",
      defaultValue = "warn",
      converter = ExtrapolationConverter.class,
      description =
          "What becomes of designs, and of targets, that are unlike the training data: warn (keep"
              + " them, as weak), restrict (refuse them) or off; default: ${DEFAULT-VALUE}.")
  private ExtrapolationControl extrapolation = ExtrapolationControl.WARN;

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description = "Draw only the K-th of N parts of the samples.")
  private @Nullable String shard;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "With --slurm: tasks among which samples are shared (default: ${DEFAULT-VALUE}).")
  private int tasks;

  @Mixin private KeptRows rows;

  @Mixin private SlurmOptions slurm;

  @Mixin private TableOutput out;

  @Spec private CommandSpec spec;

  private final ModelFolder folders;
  private final Json json;
  private final String program;

  DesignCommand(ModelFolder folders, Json json, String program) {
    this.folders = folders;
    this.json = json;
    this.program = program;
  }

  @Override
  public Integer call() throws BackcastException {
    out.check();
    checkSampling();
    samples = Objects.requireNonNullElse(asked, SAMPLES);
    Shard part = Shard.parse(shard, samples);
    boolean onSlurm = slurm.asked();
    if (onSlurm && (shard != null || (sampling != null && sampling.followsPrior()))) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--slurm draws shards of refined or raw designs. Leave out --shard and other --sampling.");
    }
    boolean distributed = sampling != null && sampling.followsPrior();
    if (rows.asked() && (onSlurm || shard != null || distributed)) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--only, --cluster and --rows choose among refined or raw designs of one run. Leave them"
              + " out.");
    }
    if (keep < 1) {
      throw new BackcastException(ErrorCode.USAGE, "--keep must be at least 1.");
    }
    if (onSlurm) {
      return runOnSlurm(folders.card(model.folder()));
    }
    try (InverseModel opened = model.open(folders)) {
      DesignSpace space = opened.card().space();
      RequestParser parser = new RequestParser(space);
      Target target = parser.target(targets, tolerances);
      DesignBounds designBounds = allowed.bounds(parser);
      DesignFilter filter = rows.filter(space, parser);
      for (String warning : parser.warnings(target)) {
        System.err.println("backcast: warning: " + warning);
      }
      ExtremeText.check(target, shard != null, raw);
      if (sampling != null && sampling.followsPrior()) {
        new DistributionRun(opened, program, json, out)
            .write(
                target,
                designBounds,
                new DistributionRun.Wanted(
                    seed, keep, sampling == Sampling.RESAMPLED, extrapolation));
        return 0;
      }
      DesignRequest request = request(opened, target, designBounds, part);
      // merging needs every design on target of a shard, not only those that it could keep
      boolean staged = shard == null && StagedDesigner.pays(opened, request);
      SamplingMemory.of(space, request, staged).require(Runtime.getRuntime().maxMemory());
      out.checkSpace(Math.min(request.keep(), request.samples()), space.dx() + 2 * space.dy() + 2);
      DesignResult result = design(opened, request, staged);
      if (result.designs().size() == 0 && shard == null) {
        throw new BackcastException(
            ErrorCode.UNREACHABLE,
            "%s%s Nothing was written."
                .formatted(
                    DesignSummary.nothing(space, target, result),
                    AdviceText.of(opened, request, result)));
      }
      Provenance provenance = DesignProvenance.of(program, opened.card(), request, result);
      DesignSet written = result.designs();
      if (rows.asked()) {
        written = rows.chosen(filter, space, written);
        provenance = provenance.with(written);
      }
      out.write(result.table(space, written), provenance, json);
      if (shard != null) {
        recordShard(new ShardRecorder(opened), request, result, provenance);
      }
      OutsideRule rule = outside == null ? opened.card().outsideRule() : outside;
      DesignSummary.lines(opened.card(), target, rule, result).forEach(System.err::println);
      if (rows.asked()) {
        System.err.printf(Locale.ROOT, "Chosen of these and written: %,d%n", written.size());
      }
      return 0;
    }
  }

  /** Draws the shards by Slurm, and merges them. */
  private int runOnSlurm(ModelCard card) throws BackcastException {
    if (tasks < 1 || tasks > samples) {
      throw new BackcastException(
          ErrorCode.USAGE, "--tasks must be at least 1 and at most --samples.");
    }
    // what cannot be asked for is told now and not by every task
    RequestParser parser = new RequestParser(card.space());
    Target target = parser.target(targets, tolerances);
    ExtremeText.check(target, true, raw);
    DesignBounds designBounds = allowed.bounds(parser);
    Shard largest = new Shard(0, (int) (((long) samples + tasks - 1) / tasks));
    SamplingMemory.of(card.space(), request(target, designBounds, largest, keepOf(largest)), false)
        .require(Runtime.getRuntime().maxMemory());
    Path folder = slurm.folder(out.file());
    DesignArray array = new DesignArray(json);
    JobFolder jobs =
        JobFolder.of(
            folder,
            array.job(
                spec.commandLine().getParseResult(),
                card.identity(),
                model.folder(),
                out.file(),
                tasks,
                slurm),
            json);
    if (new SlurmSession(slurm, InstantSource.system()).run(jobs)) {
      System.err.printf(
          Locale.ROOT, "Merged %,d shards: %,d designs%n", tasks, array.merge(jobs, out.file()));
    }
    return 0;
  }

  /** What merging needs to know; nothing beside standard output. */
  private void recordShard(
      ShardRecorder recorder, DesignRequest request, DesignResult result, Provenance provenance)
      throws BackcastException {
    Path table = out.file();
    int[] number = Shard.number(String.valueOf(shard));
    if (number.length == 2 && Provenance.hasBeside(table)) {
      json.writePlain(
          ShardRecord.beside(table),
          recorder.record(
              number[0],
              number[1],
              samples,
              keep,
              Digests.sha256(table),
              request,
              result,
              provenance));
    }
  }

  private void checkSampling() throws BackcastException {
    if (sampling == null) {
      return;
    }
    if (raw && sampling != Sampling.RAW) {
      throw new BackcastException(
          ErrorCode.USAGE, "--no-refine is --sampling raw. Give one of the two.");
    }
    raw = sampling == Sampling.RAW;
    if (sampling.followsPrior() && (shard != null || ranking != null || outside != null)) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--shard, --rank and --outside have no meaning for --sampling weighted and resampled."
              + " Leave them out; another --seed draws other designs.");
    }
    if (sampling.followsPrior() && asked != null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--sampling weighted and resampled draw until the distribution is known well enough, not"
              + " a number of samples. Leave out --samples; --keep limits the rows.");
    }
  }

  private static DesignResult design(InverseModel opened, DesignRequest request, boolean staged)
      throws BackcastException {
    if (!staged) {
      return new Designer(opened).design(request);
    }
    try (SamplingLine progress = SamplingLine.onStandardError(InstantSource.system())) {
      return new StagedDesigner(opened).design(request, progress);
    }
  }

  /** Which designs differ most is decided among all, when shards are merged. */
  private int keepOf(Shard part) {
    return shard != null && ranking == Ranking.DIVERSE ? part.samples() : keep;
  }

  /** The request for a part, whose samples are drawn as all of the run are. */
  private DesignRequest request(
      InverseModel opened, Target target, DesignBounds designBounds, Shard part) {
    DesignRequest request = request(target, designBounds, part, keepOf(part));
    DesignRequest all = request(target, designBounds, new Shard(0, samples), keep);
    return StagedDesigner.pays(opened, all) ? request.takingFirst() : request;
  }

  private DesignRequest request(Target target, DesignBounds designBounds, Shard part, int kept) {
    DesignRequest.Builder request =
        DesignRequest.of(target, designBounds)
            .seed(seed)
            .samples(part.first(), part.samples())
            .keep(kept);
    if (raw) {
      request.budget(SamplingBudget.RAW).ranking(Ranking.DRAWN);
    }
    if (raw && keep >= samples) {
      request.keepAll();
    }
    request.outside(outside).extrapolation(extrapolation);
    // a part of a larger run does not know whether the others reach the target
    if (shard == null && !raw) {
      request.search();
    }
    if (ranking != null) {
      request.ranking(ranking);
    }
    return request.build();
  }
}
