package io.backcast.help;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The documentation as pages that a browser shows without a network. */
public final class Manual {
  /** First line: a name for this edition; then a file a line. */
  static final String LIST = "files.txt";

  private static final String RESOURCES = "manual/";

  private final Path cache;

  /**
   * The documentation of this program.
   *
   * @param cache folder that its pages are unpacked into when they are first asked for
   */
  public Manual(Path cache) {
    this.cache = cache;
  }

  /**
   * A page, unpacked; call it in the background.
   *
   * @param page path with slashes, without its suffix, as in {@code docs/explorer}
   * @throws BackcastException if this program was built without its documentation, or the page
   *     cannot be unpacked
   */
  public Path page(String page) throws BackcastException {
    List<String> files = list();
    if (files == null) {
      throw new BackcastException(ErrorCode.MISSING_FILE, Sentence.of("help.none"));
    }
    Path edition = cache.resolve(files.getFirst());
    if (!Files.exists(edition.resolve(LIST))) {
      removeOthers();
      // the list comes last: a page that it names is there
      for (String file : files.subList(1, files.size())) {
        copy(file, edition.resolve(file));
      }
      copy(LIST, edition.resolve(LIST));
    }
    return edition.resolve(page + ".html");
  }

  /** The edition and its files; null if there are none in this program. */
  private static @Nullable List<String> list() throws BackcastException {
    try (InputStream in = Manual.class.getResourceAsStream(RESOURCES + LIST)) {
      return in == null
          ? null
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw unreadable(LIST, e);
    }
  }

  private static void copy(String file, Path place) throws BackcastException {
    try (InputStream in = Manual.class.getResourceAsStream(RESOURCES + file)) {
      if (in == null) {
        throw unreadable(file, null);
      }
      byte[] bytes = in.readAllBytes();
      Files.createDirectories(place.resolveSibling("x").normalize().getParent());
      AtomicFiles.write(place, out -> out.write(bytes));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BackcastException unreadable(String file, @Nullable IOException cause) {
    return new BackcastException(ErrorCode.FAILED, Sentence.of("help.not-unpacked", file), cause);
  }

  private void removeOthers() {
    if (Files.isDirectory(cache)) {
      try (Stream<Path> editions = Files.list(cache)) {
        editions.forEach(AtomicFiles::deleteTree);
      } catch (IOException e) {
        // an old edition that stays does no harm
        return;
      }
    }
  }
}
