package io.backcast;

import java.lang.reflect.InvocationTargetException;
import java.util.logging.LogManager;

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
    Logging.start();
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
  private static final class Logging {
    /**
     * Lets Java look for loggers in all jars beside what follows, as the first one to log would
     * wait for that. The search reads no variables, which the main thread may set meanwhile.
     * Whoever names settings of logging decides on those of libraries too.
     */
    static void start() {
      if (System.getProperty("java.util.logging.config.file") == null) {
        System.getProperties()
            .putIfAbsent("java.util.logging.config.class", "io.backcast.LoggingSettings");
      }
      Thread search = new Thread(LogManager::getLogManager, "loggers");
      search.setDaemon(true);
      search.start();
    }
  }
}
