package io.backcast.verify;

import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.io.SettingsFile;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All answers so far: a file with one JSON object a line, to which lines are only ever added. Any
 * number of processes may read and add at the same time. A line that a crash left unfinished is
 * skipped and counted. Safe for use by several threads.
 */
public final class AnswerStore {
  /** Where answers are kept below the user's data folder. */
  public static final Path USUAL = Path.of("answers", "answers.jsonl");

  /**
   * The file of a user: in the folder of the settings, else in the usual place.
   *
   * @param user folder for user data
   */
  public static Path ofUser(Path user, Json json) {
    String chosen = new SettingsFile(user, json).settings().answersFolder();
    return chosen == null
        ? user.resolve(USUAL)
        : Path.of(chosen).resolve(String.valueOf(USUAL.getFileName()));
  }

  private static final int LONGEST_LINE = 1 << 20;

  /**
   * Held while a file of answers is open, by one store of this process at a time: on Linux and
   * macOS a file lock belongs to the process, and closing the file anywhere in it gives it back.
   */
  private static final Object OPEN = new Object();

  private final Path file;
  private final Json json;
  private final Map<String, Answer> converged = new LinkedHashMap<>();
  private final Map<String, Answer> failures = new LinkedHashMap<>();
  private long read;
  private int skipped;

  /**
   * The answers of a file.
   *
   * @param file made with the first answer
   * @throws BackcastException if it is there and cannot be read
   */
  public AnswerStore(Path file, Json json) throws BackcastException {
    this.file = file;
    this.json = json;
    refresh();
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /**
   * The converged answer of a calculation, whoever added it; empty if there is none, however often
   * it failed.
   */
  public synchronized Optional<Answer> find(String key) throws BackcastException {
    refresh();
    return Optional.ofNullable(converged.get(key));
  }

  /** The last failure of a calculation that has no converged answer. */
  public synchronized Optional<Answer> failure(String key) throws BackcastException {
    refresh();
    return converged.containsKey(key) ? Optional.empty() : Optional.ofNullable(failures.get(key));
  }

  /** All converged answers, the oldest first. */
  public synchronized List<Answer> all() throws BackcastException {
    refresh();
    return List.copyOf(converged.values());
  }

  /** Lines that are no answer, for example the last one before a crash. */
  public synchronized int skipped() {
    return skipped;
  }

  /**
   * Adds an answer and forces it to the disk. A converged answer that is there already stays the
   * one that counts.
   *
   * @throws BackcastException if the file cannot be written
   */
  public synchronized void append(Answer answer) throws BackcastException {
    byte[] line = json.bytes(answer);
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      synchronized (OPEN) {
        write(line);
      }
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, Sentence.of("answers.unwritable", file, IoErrors.reason(e)), e);
    }
    refresh();
  }

  private void write(byte[] line) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      long end = channel.size();
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      if (end > 0 && !endsWithNewline(channel, end)) {
        // a crash cut the last line; it must not spoil this one
        text.write('\n');
      }
      text.writeBytes(line);
      text.write('\n');
      ByteBuffer bytes = ByteBuffer.wrap(text.toByteArray());
      long at = end;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(true);
      assert lock.isValid();
    }
  }

  /**
   * Takes an answer back by adding a line that says so; another answer may follow it.
   *
   * @throws BackcastException if the file cannot be written
   */
  public void withdraw(Answer answer) throws BackcastException {
    append(
        new Answer(
            answer.key(),
            answer.program(),
            AnswerStatus.WITHDRAWN,
            null,
            null,
            null,
            0,
            "taken back",
            answer.cell(),
            answer.field(),
            answer.when(),
            answer.source()));
  }

  private static boolean endsWithNewline(FileChannel channel, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.read(last, end - 1) == 1 && last.get(0) == '\n';
  }

  /** Reads the whole lines that were added since. */
  private synchronized void refresh() throws BackcastException {
    if (!Files.exists(file)) {
      return;
    }
    try {
      ByteBuffer added;
      synchronized (OPEN) {
        added = added();
      }
      int start = 0;
      for (int i = 0; i < added.position(); i++) {
        if (added.get(i) == '\n') {
          take(new String(added.array(), start, i - start, StandardCharsets.UTF_8));
          start = i + 1;
        }
      }
      read += start;
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("answers.unreadable", file, IoErrors.reason(e)), e);
    }
  }

  /** What was added since, with what may be an unfinished line at its end. */
  private ByteBuffer added() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < read) {
        // somebody replaced the file
        converged.clear();
        failures.clear();
        skipped = 0;
        read = 0;
      }
      ByteBuffer added = ByteBuffer.allocate((int) (size - read));
      while (added.hasRemaining() && channel.read(added, read + added.position()) > 0) {
        continue;
      }
      return added;
    }
  }

  private void take(String line) {
    if (line.isBlank()) {
      return;
    }
    try {
      if (line.length() > LONGEST_LINE) {
        throw new IOException("longer than any answer");
      }
      Answer answer = json.parse(line.getBytes(StandardCharsets.UTF_8), Answer.class);
      if (answer.status() == AnswerStatus.WITHDRAWN) {
        converged.remove(answer.key());
      } else if (answer.converged()) {
        converged.putIfAbsent(answer.key(), answer);
      } else {
        failures.put(answer.key(), answer);
      }
    } catch (IOException e) {
      skipped++;
    }
  }
}
