package io.backcast.performance;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.Quantiles;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the machine does without the program: matrix products, memory, and the disk. */
public final class MachineMeasure {
  private static final int MIB = 1 << 20;
  private static final int COPIED = 64 * MIB;
  private static final int BLOCK = 4 * MIB;

  private final Records records;
  private final int cores = Runtime.getRuntime().availableProcessors();

  private MachineMeasure(Records records) {
    this.records = records;
  }

  public static void main(String[] args) throws Exception {
    // opened for what it does to the runtime on the way: its telemetry is switched off
    new ModelFolder(new Json()).open(Path.of("models", "mos2-strain")).close();
    MachineMeasure measure = new MachineMeasure(Records.ofProcess());
    measure.products(new MatrixProduct(1_024, 1_024, 1_024));
    measure.products(new MatrixProduct(2_000, 128, 128));
    measure.memory();
    measure.disk();
  }

  private void products(MatrixProduct product) throws Exception {
    double seconds = records.effort().pick(1, 4);
    String name =
        String.format(
            Locale.ROOT,
            "matrix product %,d × %,d × %,d",
            product.rows(),
            product.inner(),
            product.columns());
    for (int threads : cores == 1 ? new int[] {1} : new int[] {1, cores}) {
      MatrixProduct.Rate onnx = product.onnxRuntime(threads, seconds);
      MatrixProduct.Rate torch = product.pyTorch(threads, seconds);
      MatrixProduct.Rate python = product.python(threads, seconds);
      String of = name + (threads == 1 ? ", one thread" : ", %d threads".formatted(threads));
      add(of, onnx, "PyTorch by DJL", torch, threads);
      if (python == null) {
        records.skip(Part.MACHINE, "python3 with PyTorch is not installed.");
      } else {
        add(of, onnx, "PyTorch of Python", python, threads);
      }
    }
  }

  private void add(
      String name, MatrixProduct.Rate rate, String baseline, MatrixProduct.Rate other, int threads)
      throws Exception {
    records.add(
        Measurement.of(Part.MACHINE, name, "ONNX Runtime", rate.median(), "GFLOP/s")
            .against(baseline, other.median())
            .higherIsBetter()
            .spread(Math.hypot(rate.spread(), other.spread()))
            .with("threads", threads));
  }

  /** Bytes read and written by copying arrays that fit no cache. */
  private void memory() throws Exception {
    double one = copying(1)[0];
    double[] all = copying(cores);
    records.add(
        Measurement.of(
                Part.MACHINE, "memory, all cores copying", "read and written", all[0], "GB/s")
            .against("one core", one)
            .higherIsBetter()
            .spread(all[1])
            .with("threads", cores));
  }

  private double[] copying(int threads) throws Exception {
    int rounds = records.effort().pick(5, 20);
    double[] rates = new double[rounds];
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<byte[][]> arrays = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        arrays.add(new byte[2][COPIED]);
      }
      for (int round = -2; round < rounds; round++) {
        CountDownLatch ready = new CountDownLatch(threads);
        List<Future<?>> copies = new ArrayList<>();
        long start = System.nanoTime();
        for (byte[][] pair : arrays) {
          copies.add(
              pool.submit(
                  () -> {
                    ready.countDown();
                    ready.await();
                    System.arraycopy(pair[0], 0, pair[1], 0, COPIED);
                    return null;
                  }));
        }
        for (Future<?> copy : copies) {
          copy.get();
        }
        if (round >= 0) {
          rates[round] = 2.0 * threads * COPIED / (System.nanoTime() - start);
        }
      }
    }
    return new double[] {Quantiles.of(rates, 0.5), Paired.spread(rates)};
  }

  /** A file written in blocks and forced to the disk. */
  private void disk() throws Exception {
    int blocks = records.effort().pick(64, 256);
    int rounds = records.effort().pick(3, 7);
    Path file = Files.createTempFile(Files.createDirectories(Path.of("target")), "disk", ".bin");
    double[] forced = new double[rounds];
    double[] cached = new double[rounds];
    try {
      ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
      for (int i = 0; i < BLOCK; i += Long.BYTES) {
        block.putLong(i, i * 0x9E3779B97F4A7C15L);
      }
      for (int round = 0; round < rounds; round++) {
        try (FileChannel out =
            FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
          long start = System.nanoTime();
          for (int i = 0; i < blocks; i++) {
            out.write(block.rewind());
          }
          cached[round] = (double) blocks * BLOCK / (System.nanoTime() - start) * 1e3;
          out.force(true);
          forced[round] = (double) blocks * BLOCK / (System.nanoTime() - start) * 1e3;
        }
      }
    } finally {
      Files.delete(file);
    }
    records.add(
        Measurement.of(Part.MACHINE, CostFacts.DISK, "written", Quantiles.of(forced, 0.5), "MB/s")
            .against("into the system's memory", Quantiles.of(cached, 0.5))
            .higherIsBetter()
            .spread(Paired.spread(forced))
            .with("MiB", (long) blocks * BLOCK / MIB));
  }
}
