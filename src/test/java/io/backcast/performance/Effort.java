package io.backcast.performance;

import java.util.Locale;

/** How long measuring may take. */
public enum Effort {
  /** Whether it works, in a minute or two a part; its figures are no figures for a page. */
  QUICK,
  /** What is published. */
  FULL;

  /** The effort of a name, as the command line has it. */
  public static Effort of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** As the command line has it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One of two numbers: repetitions, rows, seconds. */
  public int pick(int quick, int full) {
    return this == QUICK ? quick : full;
  }
}
