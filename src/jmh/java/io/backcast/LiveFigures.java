package io.backcast;

import com.sun.management.ThreadMXBean;
import io.backcast.model.Quantiles;
import io.backcast.performance.Measurement;
import io.backcast.performance.Part;
import io.backcast.performance.Records;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;

/** What is seen of a drag, and the figures that it comes to. */
final class LiveFigures {
  private static final double FIRST = 1e9;
  private static final double LEAST_RATE = 60;
  private static final double LATEST_MS = 25;

  private final LiveCase one;
  private final Records records;
  private final List<Shown> shown = new ArrayList<>();
  private final List<Shown> bare = new ArrayList<>();
  private final List<Double> work = new ArrayList<>();
  private final List<Double> rests = new ArrayList<>();
  private final List<Double> pauses = new CopyOnWriteArrayList<>();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final AtomicLong sampled = new AtomicLong();
  private final AtomicLong displayed = new AtomicLong();
  private final RecordingStream events = new RecordingStream();
  private long start;
  private volatile Instant began = Instant.MAX;
  private long allocated;

  /** What the thread that reads the events had allocated when the drag began. */
  private long read;

  /** The thread that reads the events; 0 before it has. */
  private volatile long reader;

  private long latestEvent;
  private int stale;
  private int empty;

  /**
   * A picture on the screen.
   *
   * @param at nanoseconds
   * @param latency since its mouse event, in milliseconds
   */
  private record Shown(long at, double latency) {}

  LiveFigures(LiveCase one, Records records) {
    this.one = one;
    this.records = records;
  }

  /** Starts to listen; well before the drag, as that takes a core for a moment. */
  void listen() {
    events.enable("jdk.GCPhasePause").withThreshold(Duration.ZERO);
    events.onEvent("jdk.GCPhasePause", this::paused);
    events.enable("jdk.ObjectAllocationSample").with("throttle", "500/s");
    events.onEvent("jdk.ObjectAllocationSample", this::sampled);
    events.startAsync();
  }

  /** The drag begins. */
  void begin() {
    began = Instant.now();
    start = System.nanoTime();
    allocated = threads.getTotalThreadAllocatedBytes();
    read = reader == 0 ? 0 : threads.getThreadAllocatedBytes(reader);
  }

  void end() throws InterruptedException {
    allocated = threads.getTotalThreadAllocatedBytes() - allocated;
    // what it takes to measure is no part of a picture
    allocated -= reader == 0 ? 0 : threads.getThreadAllocatedBytes(reader) - read;
    events.stop();
  }

  private void paused(RecordedEvent event) {
    if (event.getStartTime().isAfter(began)) {
      pauses.add(event.getDuration().toNanos() / 1e6);
    }
  }

  /**
   * What a display without a screen allocates, an object for each pixel that it copies, is no part
   * of a picture elsewhere; samples of the allocations tell how much of all it is.
   */
  private void sampled(RecordedEvent event) {
    reader = Thread.currentThread().threadId();
    if (event.getStartTime().isBefore(began)) {
      return;
    }
    RecordedThread thread = event.getThread();
    if (thread != null && thread.getJavaThreadId() == reader) {
      return;
    }
    long weight = event.getLong("weight");
    RecordedStackTrace stack = event.getStackTrace();
    boolean display =
        stack != null
            && stack.getFrames().stream()
                .anyMatch(f -> f.getMethod().getType().getName().endsWith(".HeadlessWindow"));
    sampled.addAndGet(weight);
    displayed.addAndGet(display ? weight : 0);
  }

  void close() {
    events.close();
  }

  void shown(long at, double latency, long event, int rows) {
    shown.add(new Shown(at, latency));
    stale += event < latestEvent ? 1 : 0;
    latestEvent = Math.max(latestEvent, event);
    empty += rows == 0 ? 1 : 0;
  }

  void bare(long at, double latency) {
    bare.add(new Shown(at, latency));
  }

  void worked(double milliseconds) {
    work.add(milliseconds);
  }

  void rested(double milliseconds) {
    rests.add(milliseconds);
  }

  /** Files everything. */
  void file() throws IOException {
    List<Shown> first = shown.stream().filter(s -> s.at < start + FIRST).toList();
    List<Shown> later = shown.stream().filter(s -> s.at >= start + FIRST).toList();
    String cached =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(a -> a.startsWith("-XX:AOTCache="))
            ? "with"
            : "without";
    rate("pictures a second", later, "");
    rate("pictures in the first second", first, cached);
    late("event to picture, 95 % within", later, "");
    late("event to picture in the first second, 95 % within", first, cached);
    double[] worked = numbers(work);
    records.add(
        figure("work of the FX thread in one go, longest", Quantiles.of(worked, 1), "ms")
            .goal(8)
            .with("99 % within", round(Quantiles.of(worked, 0.99))));
    double[] paused = numbers(pauses);
    records.add(
        figure(
                "pause of the collector, longest",
                paused.length == 0 ? 0 : Quantiles.of(paused, 1),
                "ms")
            .goal(5)
            .with("collector", ManagementFactory.getGarbageCollectorMXBeans().getFirst().getName())
            .with("pauses", paused.length));
    double headless = displayed.get() / (double) Math.max(1, sampled.get());
    records.add(
        figure(
                "allocated a picture",
                (1 - headless) * allocated / 1024.0 / Math.max(1, shown.size()),
                "KiB")
            .goal(256)
            .with(
                "left out for the display", String.format(Locale.ROOT, "%.0f %%", 100 * headless)));
    double[] rested = numbers(rests);
    records.add(
        figure("last event to judged table", Quantiles.of(rested, 0.5), "ms")
            .goal(250)
            .with("longest", round(Quantiles.of(rested, 1)))
            .with("times", rested.length));
    records.add(figure("pictures with an empty table", empty, "").goal(0).with("of", shown.size()));
    records.add(figure("pictures out of order", stale, "").goal(0));
  }

  private Measurement figure(String what, double value, String unit) {
    Measurement figure = Measurement.of(Part.LIVE, one.title(), what, value, unit);
    return "Headless".equals(System.getProperty("glass.platform"))
        ? figure.with("display", "none")
        : figure;
  }

  private void rate(String what, List<Shown> of, String cached) throws IOException {
    add(
        figure(what, rate(of), "1/s")
            .higherIsBetter()
            .against("bare window", rate(bare))
            .limit(LEAST_RATE),
        cached);
  }

  private void late(String what, List<Shown> of, String cached) throws IOException {
    // no picture at all has no latency
    if (!of.isEmpty()) {
      add(
          figure(what, late(of, 0.95), "ms")
              .against("bare window", late(bare, 0.95))
              .limit(LATEST_MS),
          cached);
    }
  }

  private void add(Measurement figure, String cached) throws IOException {
    records.add(cached.isEmpty() ? figure : figure.with("AOT cache", cached));
  }

  private static double rate(List<Shown> of) {
    return of.size() < 2 ? 0 : (of.size() - 1) / ((of.getLast().at - of.getFirst().at) / 1e9);
  }

  private static double late(List<Shown> of, double share) {
    return Quantiles.of(of.stream().mapToDouble(Shown::latency).toArray(), share);
  }

  private static double[] numbers(List<Double> of) {
    return of.stream().mapToDouble(d -> d).toArray();
  }

  private static String round(double milliseconds) {
    return String.format(Locale.ROOT, "%.1f", milliseconds);
  }
}
