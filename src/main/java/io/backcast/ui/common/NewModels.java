package io.backcast.ui.common;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The folder of new models; each is a subfolder that the user names. */
public final class NewModels {
  private static final int LONGEST = 80;

  /** Separators, wildcards, drive letters and control characters of any operating system. */
  private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}]");

  /** Device names of Windows, whatever follows the first dot. */
  private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

  private static final Pattern PORTS = Pattern.compile("(com|lpt)[0-9¹²³]");

  private final Supplier<Path> folder;

  /** What is wrong with a name. */
  public enum NameProblem {
    EMPTY,
    CHARACTER,
    /** It begins or ends with a dot. */
    DOT,
    RESERVED,
    LONG
  }

  /** What to do about an existing model of the same name. */
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
     * @param name of the existing model
     * @param free name under which both can be kept
     */
    Choice ask(String name, String free);
  }

  /**
   * New models in a folder.
   *
   * @param folder of all new models; need not exist
   */
  public NewModels(Path folder) {
    this(() -> folder);
  }

  /** New models in a folder that the user may change meanwhile. */
  public NewModels(Supplier<Path> folder) {
    this.folder = folder;
  }

  /** The folders of all of them, in the order of their names; none if they cannot be listed. */
  public List<Path> all() {
    if (!Files.isDirectory(folder.get())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder.get())) {
      return folders.filter(f -> Files.exists(f.resolve(ModelFolder.CARD))).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** What is wrong with a name, or null; it must name one folder on every operating system. */
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
    return folder.get().resolve(name.strip());
  }

  /**
   * Whether a file or a model of this name exists; the hidden files of a stopped training do not
   * count.
   */
  public boolean taken(String name) {
    Path place = folder(name);
    if (!Files.isDirectory(place)) {
      return Files.exists(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.anyMatch(f -> !String.valueOf(f.getFileName()).startsWith("."));
    } catch (IOException e) {
      // a folder that cannot be read must not be written to
      return true;
    }
  }

  /** The name itself, or with the first number appended that makes it free. */
  public String free(String name) {
    String plain = name.strip();
    String free = plain;
    for (int number = 2; taken(free); number++) {
      free = plain + "-" + number;
    }
    return free;
  }

  /**
   * Asks the user if the name is taken, and changes it if both models are to be kept.
   *
   * @return whether the name may be written to
   */
  public boolean settle(StringProperty name, Question question) {
    String chosen = name.get().strip();
    if (problem(chosen) != null) {
      return false;
    }
    if (taken(chosen)) {
      String free = free(chosen);
      switch (question.ask(chosen, free)) {
        case CANCEL -> {
          return false;
        }
        case KEEP_BOTH -> name.set(free);
        case REPLACE -> name.set(chosen);
      }
    }
    return true;
  }

  /** What may happen to an existing model of this name; call it after {@link #settle}. */
  public ModelWorkspace.IfExists ifExists(String name) {
    return taken(name) ? ModelWorkspace.IfExists.REPLACE : ModelWorkspace.IfExists.REFUSE;
  }
}
