package io.backcast.cli;

import io.backcast.slurm.ArrayRun;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what becomes of a job array, a line whenever that changes. */
final class ArrayProgress implements ArrayRun.Listener {
  private final PrintStream out;
  private final String name;
  private ArrayRun.@Nullable Progress last;
  private boolean silent;

  ArrayProgress(PrintStream out, String name) {
    this.out = out;
    this.name = name;
  }

  @Override
  public void submitted(String job, int tasks) {
    out.printf(
        Locale.ROOT,
        "Submitted job %s, %,d tasks; scancel --name=%s ends them.%n",
        job,
        tasks,
        name);
  }

  @Override
  public void progress(ArrayRun.Progress now) {
    if (!now.equals(last)) {
      last = now;
      out.printf(
          Locale.ROOT,
          "Tasks: %,d of %,d finished, %,d running%n",
          now.finished(),
          now.all(),
          now.running());
    }
  }

  @Override
  public void silent() {
    if (!silent) {
      silent = true;
      out.println("backcast: squeue does not answer; waiting for results, submitting nothing.");
    }
  }
}
