package io.backcast.engine;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.backcast.io.NativeVariables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The process-wide ONNX Runtime, with its telemetry off; everything here gets it from this class.
 *
 * <p>On Linux and macOS the library writes a device identifier and a queue of usage events into the
 * user's cache folder as soon as its environment exists, so that switching telemetry off afterwards
 * is too late. On Linux that same code ends the process with a segmentation fault where the command
 * line is longer than 4,096 characters. The library reads an environment variable first; it is set
 * here, in the process, so that it holds however the program was started.
 */
final class OnnxEnvironment {
  private OnnxEnvironment() {}

  /** The environment, which lives as long as the process. */
  static OrtEnvironment get() {
    return Holder.ENVIRONMENT;
  }

  /** Options of a session whose complaints reach this program alone, not the terminal. */
  static OrtSession.SessionOptions sessionOptions() throws OrtException {
    // first: options alone load the library, with its telemetry and its files in the temporary
    // folder
    Objects.requireNonNull(get());
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    try {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      return options;
    } catch (OrtException e) {
      options.close();
      throw e;
    }
  }

  /** Made once, on first use. */
  private static final class Holder {
    static final OrtEnvironment ENVIRONMENT = create();

    private static OrtEnvironment create() {
      NativeVariables.withoutTelemetry();
      try (OnnxLibraries libraries = OnnxLibraries.unpack()) {
        // DJL insists on making the environment
        Engine.getEngine("OnnxRuntime");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try {
        // Windows has no variable: its events go to the system's own tracing, which this ends
        environment.setTelemetry(false);
      } catch (OrtException e) {
        throw new IllegalStateException("ONNX Runtime's telemetry cannot be switched off", e);
      }
      return environment;
    }
  }
}
