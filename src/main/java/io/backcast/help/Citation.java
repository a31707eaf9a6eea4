package io.backcast.help;

/** How to cite this program. */
public final class Citation {
  /** When this version came out, as its change log says. */
  private static final int YEAR = 2026;

  private static final String TITLE =
      "Backcast: ask for a property, see every design that reaches it";

  private final String version;

  /**
   * The citation of a version.
   *
   * @param program name and version
   */
  public Citation(String program) {
    this.version = program.substring(program.indexOf(' ') + 1);
  }

  String version() {
    return version;
  }

  /** For a list of references. */
  public String text() {
    return "The Backcast developers (%s). %s (version %s) [Computer software]. Apache License 2.0."
        .formatted(YEAR, TITLE, version);
  }

  /** For BibTeX. */
  public String bibtex() {
    return """
        @software{backcast,
          author  = {{The Backcast developers}},
          title   = {{%s}},
          version = {%s},
          year    = {%s},
          license = {Apache-2.0}
        }
        """
        .formatted(TITLE, version, YEAR);
  }
}
