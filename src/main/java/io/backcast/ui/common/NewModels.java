package io.backcast.ui.common;

import io.backcast.engine.ModelWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Where new models go: a folder for each, named as the user says. */
public final class NewModels {
  private static final int LONGEST = 80;

  /** What some system takes for a place, a pattern or a drive, or cannot write at all. */
  private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}]");

  /** Names that Windows keeps for devices, whatever follows the first dot. */
  private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

  private static final Pattern PORTS = Pattern.compile("(com|lpt)[0-9¹²³]");

  private final Path folder;

  /** What is wrong with a name. */
  public enum NameProblem {
    EMPTY,
    CHARACTER,
    /** It begins or ends with a dot, so that it leads elsewhere or is hidden. */
    DOT,
    RESERVED,
    LONG
  }

  /** What to do where there is a model of a name already. */
  public enum Choice {
    REPLACE,
    KEEP_BOTH,
    CANCEL
  }

  /** Asks the user. */
  @FunctionalInterface
  public interface Question {
    /**
     * Asks what to do.
     *
     * @param name of the model that is there
     * @param free a name to keep both
     */
    Choice ask(String name, String free);
  }

  /**
   * Names folders.
   *
   * @param folder that all new models go to; need not be there
   */
  public NewModels(Path folder) {
    this.folder = folder;
  }

  /** What is wrong with a name, or null: it must be one folder on every system. */
  public static @Nullable NameProblem problem(String name) {
    String plain = name.strip();
    String first = plain.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (plain.isEmpty()) {
      return NameProblem.EMPTY;
    }
    if (FORBIDDEN.matcher(plain).find()) {
      return NameProblem.CHARACTER;
    }
    if (plain.startsWith(".") || plain.endsWith(".")) {
      return NameProblem.DOT;
    }
    if (RESERVED.contains(first) || PORTS.matcher(first).matches()) {
      return NameProblem.RESERVED;
    }
    return plain.length() > LONGEST ? NameProblem.LONG : null;
  }

  /**
   * The folder of a model.
   *
   * @throws IllegalArgumentException if something is wrong with the name
   */
  public Path folder(String name) {
    if (problem(name) != null) {
      throw new IllegalArgumentException("no name for a folder: " + name);
    }
    return folder.resolve(name.strip());
  }

  /**
   * Whether there is something under a name already; a training that was stopped is nothing yet.
   */
  public boolean taken(String name) {
    Path place = folder(name);
    if (!Files.isDirectory(place)) {
      return Files.exists(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.anyMatch(f -> !String.valueOf(f.getFileName()).startsWith("."));
    } catch (IOException e) {
      // what cannot be looked into is not ours to write into
      return true;
    }
  }

  /** The name itself, or with the first number behind it that nothing is under. */
  public String free(String name) {
    String plain = name.strip();
    String free = plain;
    for (int number = 2; taken(free); number++) {
      free = plain + "-" + number;
    }
    return free;
  }

  /**
   * Makes sure that a name may be written to: asks if it is taken, and changes it to keep both.
   *
   * @return whether to go on
   */
  public boolean settle(StringProperty name, Question question) {
    String wanted = name.get().strip();
    if (problem(wanted) != null) {
      return false;
    }
    if (taken(wanted)) {
      String free = free(wanted);
      switch (question.ask(wanted, free)) {
        case CANCEL -> {
          return false;
        }
        case KEEP_BOTH -> name.set(free);
        case REPLACE -> name.set(wanted);
      }
    }
    return true;
  }

  /** What may become of a model of a name that is there, once its user has been asked. */
  public ModelWorkspace.IfExists ifExists(String name) {
    return taken(name) ? ModelWorkspace.IfExists.REPLACE : ModelWorkspace.IfExists.REFUSE;
  }
}
