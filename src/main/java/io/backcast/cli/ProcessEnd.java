package io.backcast.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * Ends the process at once. {@link Runtime#halt} is not enough: it runs the destructors of native
 * libraries, and those of PyTorch and ONNX Runtime abort the process while their threads compute.
 */
final class ProcessEnd {
  private ProcessEnd() {}

  /** Never returns; nothing is tidied up. */
  static void now(int code) {
    System.err.println("backcast: Stopped.");
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> end = linker.defaultLookup().find("_exit");
    if (end.isPresent()) {
      try {
        linker
            .downcallHandle(end.get(), FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
            .invokeExact(code);
      } catch (Error | RuntimeException e) {
        throw e;
      } catch (Throwable e) {
        // invokeExact declares it; _exit throws nothing
        throw new IllegalStateException("the process cannot be ended", e);
      }
    }
    Runtime.getRuntime().halt(code);
  }
}
