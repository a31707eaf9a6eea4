package io.backcast.help;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The libraries of this build, as the build has listed them, and the texts of their licences. */
public final class Libraries {
  private static final String LIST = "libraries.tsv";

  /** Where jars keep their licence. */
  private static final List<String> PLACES =
      List.of(
          "META-INF/LICENSE",
          "META-INF/LICENSE.txt",
          "META-INF/LICENSE.md",
          "META-INF/license/LICENSE.txt",
          "LICENSE",
          "LICENSE.txt",
          "LICENSE.md",
          "license.txt");

  private Libraries() {}

  /** All of them by name; none in a program that was not built by Maven. */
  public static List<Library> all() {
    List<Library> all = new ArrayList<>();
    try (InputStream in = Libraries.class.getResourceAsStream(LIST)) {
      if (in == null) {
        return List.of();
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\t", -1);
        if (parts.length == 6) {
          all.add(
              new Library(
                  parts[0].strip(), parts[1], parts[2], parts[3], parts[4], parts[5].strip()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    all.sort((a, b) -> a.name().compareToIgnoreCase(b.name()));
    return all;
  }

  /**
   * The program itself and all of them.
   *
   * @param program name and version
   */
  public static List<Library> withProgram(String program) {
    List<Library> all = new ArrayList<>(all());
    Citation own = new Citation(program);
    all.addFirst(
        new Library("io.backcast", "backcast", own.version(), "Backcast", "Apache-2.0", ""));
    return all;
  }

  /** The version of an artifact; empty if it does not come along. */
  public static String version(String artifact) {
    return all().stream()
        .filter(l -> l.artifact().equals(artifact))
        .map(Library::version)
        .findFirst()
        .orElse("");
  }

  /**
   * The text of a library's licence: its own, else that of the Apache licence if it is under that.
   * Null if neither comes along; the library's address leads to it then.
   */
  public static @Nullable String licenceText(Library library) {
    try {
      for (String place : PLACES) {
        for (URL url : Collections.list(Libraries.class.getClassLoader().getResources(place))) {
          String jar = "/" + library.artifact() + "-" + library.version();
          if (url.toString().contains(jar)) {
            return text(url);
          }
        }
      }
      URL apache = Libraries.class.getResource("LICENSE");
      return apache != null && library.licences().contains("Apache") ? text(apache) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
