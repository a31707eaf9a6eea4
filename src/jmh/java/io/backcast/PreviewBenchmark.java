package io.backcast;

import io.backcast.design.DesignRequest;
import io.backcast.design.Designer;
import io.backcast.design.Preview;
import io.backcast.design.SamplingBudget;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.DesignBounds;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time of a live preview, and of the networks that it and a resting result call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class PreviewBenchmark {
  @Param({"1000", "2000", "10000"})
  public int samples;

  private InverseModel model;
  private Designer designer;
  private DesignRequest request;
  private float[] z;
  private float[] y;
  private float[] x;

  @Setup(Level.Trial)
  public void open() throws Exception {
    model = new ModelFolder(new Json()).open(Path.of("models", "mos2-strain"));
    designer = new Designer(model);
    var space = model.card().space();
    request =
        DesignRequest.of(Target.of(space.properties().getFirst(), 0.5), DesignBounds.of(space))
            .samples(samples)
            .budget(SamplingBudget.LIVE)
            .build();
    z = Randoms.normals(1, 0, samples, model.card().latent());
    y = new float[samples];
    Arrays.fill(y, 0.5f);
    x = model.backward(samples, z, y);
  }

  @TearDown(Level.Trial)
  public void close() {
    model.close();
  }

  @Benchmark
  public Preview livePreview() throws Exception {
    return designer.preview(request);
  }

  @Benchmark
  public float[] fastGenerator() throws Exception {
    return model.fastBackward(samples, z, y);
  }

  @Benchmark
  public float[] backward() throws Exception {
    return model.backward(samples, z, y);
  }

  @Benchmark
  public InverseModel.Gradient surrogateGradient() throws Exception {
    return model.gradient(samples, x);
  }

  @Benchmark
  public float[] ensemble() throws Exception {
    return model.predict(samples, x);
  }
}
