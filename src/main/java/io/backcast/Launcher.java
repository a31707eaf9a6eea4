package io.backcast;

import java.lang.reflect.InvocationTargetException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Entry point. It is compiled for Java 8, so that an older Java prints which version is needed
 * instead of a class file error.
 */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] args) throws Throwable {
    double java = Double.parseDouble(System.getProperty("java.specification.version", "0"));
    if (java < 25) {
      System.err.println(
          "Backcast needs Java 25 or newer; this is Java "
              + System.getProperty("java.version")
              + ". Install a newer JDK and start it again.");
      System.exit(4);
    }
    // each reflective call is made once or twice here; Java would make a class for its kind first
    System.setProperty("jdk.reflect.useNativeAccessorOnly", "true");
    call("io.backcast.Restart", "withCache", args);
    Loggers.JAVAFX.setLevel(Level.SEVERE);
    Loggers.DJL.setLevel(Level.SEVERE);
    // keep DJL off the network
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.onnx.disable_alternative", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    call("io.backcast.Main", "main", args);
  }

  /** Calls a class that is compiled for a newer Java. */
  private static void call(String type, String method, String[] args) throws Throwable {
    try {
      Class.forName(type).getMethod(method, String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Not loaded where Java starts once more. */
  private static final class Loggers {
    // strong references: the garbage collector would otherwise drop the loggers with their levels
    static final Logger JAVAFX = Logger.getLogger("javafx");
    static final Logger DJL = Logger.getLogger("ai.djl");
  }
}
