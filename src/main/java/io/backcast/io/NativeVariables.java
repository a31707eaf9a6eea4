package io.backcast.io;

import java.lang.foreign.Arena;

/** Environment variables of this process, as native code sees them. */
public final class NativeVariables {
  /** Switches ONNX Runtime's telemetry off. */
  static final String NO_TELEMETRY = "ORT_DISABLE_TELEMETRY";

  /** JavaFX sets it when its window system has started, for input methods of GTK. */
  private static final String INPUT_METHOD = "IBUS_ENABLE_SYNC_MODE";

  private NativeVariables() {}

  /**
   * Sets the variables that are set in the course of a start; to be called before other threads run
   * native code. Adding a variable may move all of them, and before version 2.41 of Linux's C
   * library a thread that reads one meanwhile reads memory that is no longer theirs: JavaFX adds
   * one while ONNX Runtime, which opens the first model, reads some. One that is there already is
   * replaced where it is.
   */
  public static void setEarly() {
    if (System.getProperty("os.name").equals("Linux")) {
      withoutTelemetry();
      if (System.getenv(INPUT_METHOD) == null) {
        set(INPUT_METHOD, "1");
      }
    }
  }

  /**
   * Switches ONNX Runtime's telemetry off; to call C costs a start some fifty milliseconds, and
   * nothing where the process was started with the variable.
   */
  public static void withoutTelemetry() {
    if (!"1".equals(System.getenv(NO_TELEMETRY))) {
      set(NO_TELEMETRY, "1");
    }
  }

  /** Sets a variable; does nothing where there is no setenv. */
  public static void set(String name, String value) {
    try (Arena memory = Arena.ofConfined()) {
      long key = memory.allocateFrom(name).address();
      if (CFunction.call("setenv", key, memory.allocateFrom(value).address(), 1) != 0) {
        throw new IllegalStateException(name + " cannot be set");
      }
    }
  }
}
