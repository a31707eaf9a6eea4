package io.backcast.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Commands of Slurm in a folder: {@code sbatch} carries out what it is given at once, unless the
 * file {@code hold} is there, and {@code squeue} says what the file {@code queue} holds.
 */
final class FakeSlurm {
  private static final String SBATCH =
      """
      #!/bin/sh
      here=$(dirname "$0")
      echo "$@" >> "$here/submitted"
      if [ -e "$here/refuse" ]; then
        echo "sbatch: error: Batch job submission failed: Invalid partition" >&2
        exit 1
      fi
      job=$(wc -l < "$here/submitted")
      [ -e "$here/hold" ] || for range in $(echo "$2" | sed 's/--array=//; s/,/ /g'); do
        for task in $(seq "${range%-*}" "${range#*-}"); do
          SLURM_ARRAY_TASK_ID=$task SLURM_SUBMIT_DIR=$PWD sh "$3" > "log/${job}_$task.txt" 2>&1
        done
      done
      echo "$job;cluster"
      """;

  private static final String SQUEUE =
      """
      #!/bin/sh
      here=$(dirname "$0")
      [ -e "$here/down" ] && { echo "slurm_load_jobs error: Unable to contact slurm controller" >&2; exit 1; }
      echo "$@" >> "$here/asked"
      cat "$here/queue" 2> /dev/null || true
      """;

  private final Path folder;

  FakeSlurm(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    command("sbatch", SBATCH);
    command("squeue", SQUEUE);
  }

  private void command(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** {@code sacct} of a machine that keeps accounts. */
  void accounts(String text) throws IOException {
    Files.writeString(folder.resolve("accounts"), text);
    command("sacct", "#!/bin/sh\ncat \"$(dirname \"$0\")/accounts\"\n");
  }

  Slurm commands() {
    return new Slurm(folder);
  }

  /** What {@code squeue} says. */
  void queue(String... lines) throws IOException {
    Files.write(folder.resolve("queue"), List.of(lines));
  }

  /** Makes or removes one of the files that change what the commands do. */
  void set(String name, boolean on) throws IOException {
    if (on) {
      Files.writeString(folder.resolve(name), "");
    } else {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  /** The arguments of every call of {@code sbatch}. */
  List<String> submitted() throws IOException {
    Path file = folder.resolve("submitted");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
