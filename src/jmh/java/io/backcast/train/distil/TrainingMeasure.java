package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.backcast.io.Json;
import io.backcast.io.Threads;
import io.backcast.model.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures steps. */
public final class TrainingMeasure {
  private TrainingMeasure() {}

  public static void main(String[] args) throws Exception {
    Recipe recipe = new Json().read(Path.of(args[0]), Recipe.class, null);
    TrainingSteps steps =
        new TrainingSteps(
            Objects.requireNonNull(recipe.space()), Objects.requireNonNull(recipe.training()));
    int scale = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    List<String> which = args.length > 2 ? List.of(args[2].split(",")) : List.of("rate,member,surrogate,generator,roundtrip,fast,labels".split(","));
    String profile = System.getProperty("profile");
    System.out.printf(Locale.ROOT, "matrix products: %.1f GFLOP/s on %d threads%n", which.contains("rate") ? rate(Threads.count()) : 0, Threads.count());
    if (profile != null) JniUtils.startProfile(false, false, false);
    for (String name : which) {
      double cpu = cpu();
      long wall = System.nanoTime();
      Object result = switch (name) {
        case "member" -> steps.member(600 * scale);
        case "surrogate" -> steps.surrogate(400 * scale);
        case "generator" -> steps.generator(200 * scale, false);
        case "roundtrip" -> steps.generator(200 * scale, true);
        case "fast" -> steps.fastGenerator(200 * scale);
        case "labels" -> steps.labels(32_000);
        default -> "";
      };
      System.out.printf(Locale.ROOT, "%s %s  wall %.1f s, cpu %.1f s%n", name, result, (System.nanoTime() - wall) / 1e9, cpu() - cpu);
    }
    if (profile != null) JniUtils.stopProfile(profile);
    System.exit(0);
  }

  private static double cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static double rate(int threads) throws Exception {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      JniUtils.setNumThreads(1);
      for (int turn = 0; ; turn++) {
        List<Future<?>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < threads; i++) {
          running.add(
              workers.submit(
                  () -> {
                    JniUtils.setNumThreads(1);
                    try (NDManager scope = manager.newSubManager()) {
                      NDArray a = scope.ones(new Shape(1024, 256), DataType.FLOAT32);
                      NDArray b = scope.ones(new Shape(256, 256), DataType.FLOAT32);
                      for (int k = 0; k < 1000; k++) {
                        a.matMul(b).close();
                      }
                    }
                  }));
        }
        for (Future<?> f : running) {
          f.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (turn == 2) {
          return threads * 1000 * 2.0 * 1024 * 256 * 256 / seconds / 1e9;
        }
      }
    }
  }
}
