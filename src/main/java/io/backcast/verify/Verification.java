package io.backcast.verify;

import io.backcast.io.FileClaim;
import io.backcast.io.IoErrors;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Answers calculations from the store, or by the program where the store has none, so that nothing
 * is computed twice. Safe for use by several threads and several processes: two that want the same
 * answer compute it once.
 */
public final class Verification {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final int FOLDER_NAME = 16;

  private final AnswerStore store;
  private final CalculationProgram program;
  private final Path runs;
  private final Duration limit;

  /**
   * An answer and where it comes from.
   *
   * @param known whether it was there already
   */
  public record Result(Answer answer, boolean known) {}

  /**
   * A verification by one program.
   *
   * @param runs folder in which each calculation gets a folder for its files
   * @param limit of one calculation
   */
  public Verification(AnswerStore store, CalculationProgram program, Path runs, Duration limit) {
    this.store = store;
    this.program = program;
    this.runs = runs;
    this.limit = limit;
  }

  /** The folder of a calculation's files, below which nothing else is. */
  public static Path folder(Path runs, String key) {
    return runs.resolve(key.substring(0, FOLDER_NAME));
  }

  /** The folder of all calculations' files beside a store. */
  public static Path runsOf(AnswerStore store) {
    return store.file().resolveSibling("runs");
  }

  /**
   * The answer of a calculation.
   *
   * @param stop asked often; once it is true the calculation is ended and leaves nothing
   * @throws BackcastException {@code INTERRUPTED} if it was told to stop, or if a file cannot be
   *     written
   */
  public Result answer(Calculation calculation, BooleanSupplier stop) throws BackcastException {
    String key = calculation.key();
    Optional<Answer> known = store.find(key);
    if (known.isPresent()) {
      return new Result(known.get(), true);
    }
    Path folder = folder(runs, key);
    try {
      Files.createDirectories(folder);
      try (FileClaim claim = claim(folder.resolve("lock"), stop)) {
        // whoever had it before may have answered
        Optional<Answer> meanwhile = store.find(key);
        if (meanwhile.isPresent()) {
          return new Result(meanwhile.get(), true);
        }
        Answer answer = program.calculate(calculation, folder, limit, stop);
        store.append(answer);
        assert claim.isHeld();
        return new Result(answer, false);
      }
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, Sentence.of("verify.unwritable", folder, IoErrors.reason(e)), e);
    }
  }

  private static FileClaim claim(Path file, BooleanSupplier stop)
      throws IOException, BackcastException {
    while (true) {
      FileClaim claim = FileClaim.take(file);
      if (claim != null) {
        return claim;
      }
      if (stop.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        throw new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("verify.stopped-waiting"));
      }
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
    }
  }
}
