package io.backcast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Slurm of one node on this machine, in a folder of its own and on ports of its own. Needs
 * to be root; installs Debian's packages if they are missing.
 */
final class SlurmNode implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      ClusterName=here
      SlurmctldHost=%1$s(127.0.0.1)
      SlurmctldPort=26817
      SlurmdPort=26818
      AuthType=auth/munge
      AuthInfo=cred_expire=5
      ProctrackType=proctrack/linuxproc
      TaskPlugin=task/none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_CPU
      SlurmUser=root
      StateSaveLocation=%2$s/state
      SlurmdSpoolDir=%2$s/spool
      SlurmctldPidFile=%2$s/slurmctld.pid
      SlurmdPidFile=%2$s/slurmd.pid
      SlurmctldLogFile=%2$s/slurmctld.log
      SlurmdLogFile=%2$s/slurmd.log
      ReturnToService=2
      KillWait=2
      MpiDefault=none
      NodeName=%1$s NodeAddr=127.0.0.1 CPUs=%3$d State=UNKNOWN
      PartitionName=all Nodes=%1$s Default=YES MaxTime=INFINITE State=UP
      """;

  private final Path folder;

  /** What a command said, and how it ended. */
  record Ended(int code, String said) {}

  private SlurmNode(Path folder) {
    this.folder = folder;
  }

  static SlurmNode start(Path folder) throws Exception {
    SlurmNode node = new SlurmNode(Files.createDirectories(folder));
    Assumptions.assumeTrue(
        node.run("id", "-u").said().strip().equals("0"), "a Slurm of one's own needs root");
    if (node.run("sh", "-c", "command -v slurmctld && command -v slurmd && command -v munged")
            .code()
        != 0) {
      node.must("apt-get", "update");
      node.must("apt-get", "install", "-y", "--no-install-recommends", "slurm-wlm", "munge");
    }
    for (String name : List.of("state", "spool")) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.writeString(
        folder.resolve("slurm.conf"),
        CONFIGURATION.formatted(
            node.must("hostname").strip(), folder, Runtime.getRuntime().availableProcessors()));
    if (node.run("sh", "-c", "munge -n").code() != 0) {
      node.must("install", "-d", "-o", "munge", "-g", "munge", "/run/munge");
      node.must("su", "-s", "/bin/sh", "munge", "-c", "/usr/sbin/munged --force");
    }
    node.up();
    return node;
  }

  /** What a program needs to find this Slurm. */
  Map<String, String> environment() {
    return Map.of("SLURM_CONF", folder.resolve("slurm.conf").toString());
  }

  /** Starts the daemons, as a machine does that starts. */
  void up() throws Exception {
    must("slurmctld");
    must("slurmd");
    until(
        "the node is idle",
        () -> run("sinfo", "-h", "-o", "%T").said().matches("(idle|mixed)\\s*"));
  }

  /** Ends the daemons at once, as a machine does that loses power. */
  void down() throws Exception {
    for (String name : List.of("slurmctld", "slurmd")) {
      Path file = folder.resolve(name + ".pid");
      if (Files.exists(file)) {
        run("kill", "-9", Files.readString(file).strip());
        Files.deleteIfExists(file);
      }
    }
  }

  /** Runs a command; its two streams as one. */
  Ended run(String... command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(folder, "said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(environment());
    Process process = builder.start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String text = Files.readString(said, StandardCharsets.UTF_8);
    Files.delete(said);
    return new Ended(process.waitFor(), text);
  }

  /** Runs a command that must succeed. */
  String must(String... command) throws IOException, InterruptedException {
    Ended ended = run(command);
    if (ended.code() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + ended.said());
    }
    return ended.said();
  }

  /** A condition that comes true after a while. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  static void until(String what, Condition condition) throws Exception {
    Instant end = Instant.now().plus(Duration.ofMinutes(3));
    while (!condition.holds()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("it did not happen that " + what);
      }
      Thread.sleep(200);
    }
  }

  @Override
  public void close() throws Exception {
    run("scancel", "--state=PENDING", "--me");
    run("scancel", "--me");
    down();
  }
}
