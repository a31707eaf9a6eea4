package io.backcast.cli;

import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.Bundles;
import io.backcast.verify.Calculation;
import io.backcast.verify.Programs;
import io.backcast.verify.Verification;
import io.backcast.verify.VerificationQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a task of {@code verify --slurm} runs on its node. */
@Command(
    name = "calculate",
    hidden = true,
    description = "Carry out the calculations of one task of a job folder.")
final class CalculateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The job folder.")
  private Path folder;

  @Option(names = "--task", required = true, description = "Number of the task, from 1.")
  private int task;

  @Option(names = "--jobs", defaultValue = "1", description = "Calculations at a time.")
  private int jobs;

  @Option(names = "--minutes", required = true, description = "Time limit of a calculation.")
  private double minutes;

  private final Json json;
  private final Interrupts interrupts;
  private final InstantSource clock;

  CalculateCommand(Json json, Interrupts interrupts, InstantSource clock) {
    this.json = json;
    this.interrupts = interrupts;
    this.clock = clock;
  }

  /** File of a task that has carried out all of its calculations, well or not. */
  static Path done(Path folder, int task) {
    return folder.resolve("done").resolve(Integer.toString(task));
  }

  @Override
  public Integer call() throws BackcastException {
    RunOptions.requirePositive("--jobs", jobs);
    List<Calculation> calculations = Bundles.read(folder, json).task(folder, task, json);
    Calculation first = calculations.getFirst();
    Verification verification =
        new Verification(
            new AnswerStore(Bundles.answers(folder, task), json),
            Programs.of(first.program(), first.settings(), json, clock),
            Bundles.runs(folder),
            RunOptions.minutes(minutes));
    AtomicBoolean stop = new AtomicBoolean();
    try (ExecutorService workers = Executors.newFixedThreadPool(jobs);
        Interrupts.Guard guard = interrupts.instead(() -> stop.set(true), RunOptions.PATIENCE)) {
      new VerificationQueue(verification, workers, jobs)
          .run(calculations, stop::get, new VerifyProgress(clock, System.err));
    }
    byte[] when = clock.instant().toString().getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(done(folder, task), out -> out.write(when));
    return 0;
  }
}
