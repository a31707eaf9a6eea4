package io.backcast.cli;

import io.backcast.io.CFunction;

/**
 * Ends the process at once. {@link Runtime#halt} is not enough: it runs the destructors of native
 * libraries, and those of PyTorch and ONNX Runtime abort the process while their threads compute.
 */
final class ProcessEnd {
  private ProcessEnd() {}

  /** Never returns; nothing is tidied up. */
  static void now(int code) {
    System.err.println("backcast: Stopped.");
    try {
      CFunction.call("_exit", code, 0, 0);
    } finally {
      Runtime.getRuntime().halt(code);
    }
  }
}
