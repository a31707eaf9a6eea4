package io.backcast;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.LatentSampler;
import io.backcast.design.SamplingProgress;
import io.backcast.design.StagedDesigner;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.model.AuditAgreement;
import io.backcast.model.AuditOpinion;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.performance.Effort;
import io.backcast.performance.Measurement;
import io.backcast.performance.Paired;
import io.backcast.performance.Part;
import io.backcast.performance.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Few of many designs in two stages beside the same in one, with what both are worth; and the rate
 * of long draws, written to a file, beside that of the sampler alone.
 *
 * <p>Arguments, all optional: {@code stages} or {@code rates} for one of the two, then targets or
 * draws such as {@code 100000:1000}, the samples and how many of them are kept.
 */
public final class StreamMeasure {
  private static final List<String> TARGETS = List.of("0.25", "0.5", "1", "1.5", "2", "inside");

  /** The target of the request inside bounds. */
  private static final double INSIDE = 1.0;

  /** More samples than this are drawn once; a shorter draw before has warmed everything up. */
  private static final int LONG_DRAW = 1_000_000;

  /** Samples that one thread draws at a time. */
  private static final int CHUNK = 4_096;

  private final InverseModel model;
  private final Records records;
  private final DesignSpace space;
  private final Property property;

  private StreamMeasure(InverseModel model, Records records) {
    this.model = model;
    this.records = records;
    this.space = model.card().space();
    this.property = space.properties().getFirst();
  }

  public static void main(String[] args) throws Exception {
    Records records = Records.ofProcess();
    boolean quick = records.effort() == Effort.QUICK;
    List<String> more = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
    try (InverseModel model = new ModelFolder(new Json()).open(Path.of("models", "mos2-strain"))) {
      StreamMeasure measure = new StreamMeasure(model, records);
      if (args.length == 0 || args[0].equals("stages")) {
        // what is compiled while it runs counts for neither
        measure.warmUp();
        for (String target : !more.isEmpty() ? more : quick ? List.of("0.5") : TARGETS) {
          measure.stages(target);
        }
      }
      if (args.length == 0 || args[0].equals("rates")) {
        List<String> draws =
            !more.isEmpty()
                ? more
                : quick
                    ? List.of("100000:1000")
                    : List.of("100000:1000", "1000000:1000", "1000000:10000", "10000000:1000");
        for (String draw : draws) {
          int colon = draw.indexOf(':');
          measure.rate(
              Integer.parseInt(draw.substring(0, colon)),
              Integer.parseInt(draw.substring(colon + 1)));
        }
      }
    }
  }

  private DesignRequest.Builder request(double value, DesignBounds bounds, int samples, int keep) {
    return DesignRequest.of(Target.of(property, value), bounds).seed(1).samples(samples).keep(keep);
  }

  private void warmUp() throws Exception {
    DesignRequest few = request(0.5, DesignBounds.of(space), 20_000, 1_000).build();
    for (int i = 0; i < 3; i++) {
      new StagedDesigner(model).design(few, SamplingProgress.NONE);
    }
    new Designer(model).design(few);
  }

  /** One variable locked at 0, every other range cut to half. */
  private DesignBounds inside() {
    DesignBounds bounds = DesignBounds.of(space);
    for (int j = 0; j < space.dx(); j++) {
      double low = bounds.lower()[j];
      double high = bounds.upper()[j];
      bounds =
          space.variables().get(j).name().equals("field")
              ? bounds.with(j, 0, 0)
              : bounds.with(j, low + (high - low) / 4, high - (high - low) / 4);
    }
    return bounds;
  }

  private void stages(String target) throws Exception {
    boolean whole = !target.equals("inside");
    int samples = records.effort().pick(20_000, 100_000);
    int keep = samples / 100;
    DesignRequest request =
        request(
                whole ? Double.parseDouble(target) : INSIDE,
                whole ? DesignBounds.of(space) : inside(),
                samples,
                keep)
            .build();
    int rounds = records.effort().pick(1, 3);
    DesignResult[] two = new DesignResult[1];
    DesignResult[] one = new DesignResult[1];
    double[] processor = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      processor[i] =
          Paired.timed(
              () -> two[0] = new StagedDesigner(model).design(request, SamplingProgress.NONE))[1];
    }
    // the longer of the two varies little
    double whole1 = Paired.timed(() -> one[0] = new Designer(model).design(request))[1];
    DesignResult few = Objects.requireNonNull(two[0]);
    DesignResult all = Objects.requireNonNull(one[0]);
    Set<Long> indices = LongStream.of(all.indices()).boxed().collect(Collectors.toSet());
    long same = LongStream.of(few.indices()).filter(indices::contains).count();
    records.add(
        Measurement.of(
                Part.STREAM,
                String.format(
                    Locale.ROOT,
                    "%,d of %,d, %s",
                    keep,
                    samples,
                    whole ? target + " " + property.unit() : "inside bounds"),
                "processor time",
                Quantiles.of(processor, 0.5),
                "s")
            .against("one stage", whole1)
            .goal(0.1)
            .spread(Paired.spread(processor))
            .with("same rows", same + " of " + all.indices().length)
            .with(
                "judged error, " + property.unit(),
                pair(judged(all, request), judged(few, request)))
            .with("audit disagrees", disagrees(all) + " / " + disagrees(few))
            .with("variety", pair(variety(all), variety(few)))
            .with("trust", trust(all) + " / " + trust(few)));
  }

  private static String pair(double one, double two) {
    return String.format(Locale.ROOT, "%.4f / %.4f", one, two);
  }

  private static AuditOpinion audit(DesignResult result) {
    return Objects.requireNonNull(result.designs().audit(), "a model with an audit ensemble");
  }

  /** Mean distance of the audit ensemble's predictions from the target. */
  private double judged(DesignResult result, DesignRequest request) {
    double target = request.target().values()[0];
    double sum = 0;
    for (float y : audit(result).unclamped()) {
      sum += Math.abs(property.physical(y) - target);
    }
    return sum / result.designs().size();
  }

  private static int disagrees(DesignResult result) {
    return audit(result).count(AuditAgreement.DISAGREES);
  }

  private static String trust(DesignResult result) {
    return Arrays.stream(TrustLevel.values())
        .map(level -> Arrays.stream(result.designs().status()).filter(s -> s == level).count())
        .map(String::valueOf)
        .collect(Collectors.joining("–"));
  }

  /** Median distance to the nearest other design, in half-ranges, symmetric copies counted. */
  private double variety(DesignResult result) throws Exception {
    SymmetryGroup group = space.group();
    DesignSet designs = result.designs();
    float[][] f = space.scaledRows(designs.designs());
    double[] nearest = new double[f.length];
    IntStream.range(0, f.length)
        .parallel()
        .forEach(
            i -> {
              float[] images = group.orbit(f[i]);
              double least = Double.POSITIVE_INFINITY;
              for (int k = 0; k < f.length; k++) {
                for (int from = 0; k != i && from < images.length; from += f[k].length) {
                  least = Math.min(least, Distances.squared(images, from, f[k], least));
                }
              }
              nearest[i] = Math.sqrt(least);
            });
    return Quantiles.of(nearest, 0.5);
  }

  /** A long draw, its designs written, beside the sampler alone. */
  private void rate(int samples, int keep) throws Exception {
    DesignRequest request = request(0.5, DesignBounds.of(space), samples, keep).build();
    Path file = Files.createTempFile("designs", ".parquet");
    List<Double> ours = new ArrayList<>();
    List<Double> alone = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    List<Double> sampler = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    int rounds = samples > LONG_DRAW ? 1 : records.effort().pick(1, 3);
    try {
      for (int round = samples > LONG_DRAW ? 0 : -1; round < rounds; round++) {
        double[] own = Paired.timed(() -> write(request, file));
        double[] other = Paired.timed(() -> draw(samples));
        // the first round is the compiler's
        if (round >= 0) {
          ours.add(samples / own[0]);
          alone.add(samples / other[0]);
          processor.add(own[1] / samples * 1e6);
          sampler.add(other[1] / samples * 1e6);
          ratios.add(other[0] / own[0]);
        }
      }
    } finally {
      Files.deleteIfExists(file);
    }
    records.add(
        Measurement.of(
                Part.STREAM,
                String.format(Locale.ROOT, "%,d of %,d, written", keep, samples),
                "rate",
                median(ours),
                "designs/s")
            .against("the sampler alone", median(alone))
            .higherIsBetter()
            .goal(0.7)
            .spread(Paired.spread(array(ratios)))
            .with("processor µs a sample", format(median(processor)))
            .with("sampler's, µs", format(median(sampler))));
  }

  private void write(DesignRequest request, Path file) throws Exception {
    DesignResult result = new StagedDesigner(model).design(request, SamplingProgress.NONE);
    TableFormat.PARQUET.write(file, result.table(space, result.designs()), new Json());
  }

  /** Latent points, network, checks and rounding of all samples, on all cores. */
  private void draw(int samples) {
    LatentSampler sampler = new LatentSampler(model);
    int latent = model.card().latent();
    IntStream.range(0, (samples + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(
            part -> {
              int n = Math.min(CHUNK, samples - part * CHUNK);
              float[] z = Randoms.normals(1, (long) part * CHUNK, n, latent);
              try {
                sampler.draw(new double[] {0.5}, z, n);
              } catch (BackcastException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static double median(List<Double> values) {
    return Quantiles.of(array(values), 0.5);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
