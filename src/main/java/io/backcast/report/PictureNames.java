package io.backcast.report;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives every picture of a page a name that any file system and any id allows. */
public final class PictureNames {
  /** Longer names say nothing more and may be too long for a path. */
  private static final int LONGEST = 60;

  private final Set<String> given = new HashSet<>();

  /** A name of lower-case letters, digits and hyphens that was not given before. */
  public String next(String words) {
    String stem =
        words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    stem = stem.substring(0, Math.min(LONGEST, stem.length()));
    stem = stem.isEmpty() ? "picture" : stem;
    String name = stem;
    // names that differ in other letters alone, as α and β, must not share a file
    for (int i = 2; !given.add(name); i++) {
      name = stem + "-" + i;
    }
    return name;
  }
}
