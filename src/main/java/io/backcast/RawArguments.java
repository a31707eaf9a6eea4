package io.backcast;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of the program in a locale that Java takes for ASCII, such as {@code LC_ALL=C}:
 * there it replaces every other character by a question mark, in arguments and in names of files.
 * Linux still has the bytes, so the program runs again in a UTF-8 locale and takes them from there.
 */
final class RawArguments {
  /** Tells the second process whose arguments are its own. */
  private static final String PROPERTY = "backcast.arguments-of";

  private final String[] texts;
  private final byte[] commandLine;
  private final boolean lost;

  private RawArguments(String[] texts, byte[] commandLine, boolean lost) {
    this.texts = texts;
    this.commandLine = commandLine;
    this.lost = lost;
  }

  /**
   * The arguments of this process.
   *
   * @param given as Java decoded them
   */
  static RawArguments ofThisProcess(String[] given) {
    String first = System.getProperty(PROPERTY);
    if (first != null) {
      List<String> all = split(commandLine(Path.of("/proc", first, "cmdline")));
      return new RawArguments(
          all.size() < given.length
              ? given
              : all.subList(all.size() - given.length, all.size()).toArray(String[]::new),
          new byte[0],
          false);
    }
    boolean ascii =
        System.getProperty("sun.jnu.encoding", "UTF-8").equals("ANSI_X3.4-1968")
            && System.getProperty("os.name", "").equals("Linux");
    byte[] raw = ascii ? commandLine(Path.of("/proc/self/cmdline")) : new byte[0];
    boolean beyond = false;
    for (byte b : raw) {
      beyond |= b < 0;
    }
    return new RawArguments(given, raw, beyond && split(raw).size() > given.length);
  }

  /** The arguments, each with its characters. */
  String[] texts() {
    return texts.clone();
  }

  /** Whether characters were lost on the way. */
  boolean lost() {
    return lost;
  }

  /** Runs the same command once more where no character is lost; its exit code. */
  int runAgain() {
    List<String> all = split(commandLine);
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse(all.getFirst()));
    command.add("-D" + PROPERTY + "=" + ProcessHandle.current().pid());
    command.addAll(all.subList(1, all.size() - texts.length));
    // only their number matters
    command.addAll(List.of(texts));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
      return process.waitFor();
    } catch (IOException e) {
      System.err.println(
          "backcast: the arguments hold characters that this locale has not. Set LC_ALL=C.UTF-8.");
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  private static byte[] commandLine(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      // without it the arguments stay as Java decoded them
      return new byte[0];
    }
  }

  private static List<String> split(byte[] commandLine) {
    Charset utf8 = StandardCharsets.UTF_8;
    String text = new String(commandLine, utf8);
    List<String> parts = new ArrayList<>(List.of(text.split("\0", -1)));
    if (!parts.isEmpty() && parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    return parts;
  }
}
