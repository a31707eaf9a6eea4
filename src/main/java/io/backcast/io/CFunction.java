package io.backcast.io;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** A call of a function of the C library, for what Java itself cannot do to its own process. */
public final class CFunction {
  private CFunction() {}

  /** One call with its arguments. */
  public interface Call {
    /**
     * Calls the function, by {@link MethodHandle#invokeExact}, and looks at what it returns.
     *
     * @param function of the signature that was asked for
     * @param memory for arguments that are pointers; freed after the call
     */
    void with(MethodHandle function, Arena memory) throws Throwable;
  }

  /**
   * Calls a function; does nothing where there is none of this name, as on Windows there may not
   * be.
   *
   * @throws IllegalStateException if the call throws a checked exception, which no C function does
   */
  public static void call(String name, FunctionDescriptor signature, Call call) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> function = linker.defaultLookup().find(name);
    if (function.isEmpty()) {
      return;
    }
    try (Arena memory = Arena.ofConfined()) {
      call.with(linker.downcallHandle(function.get(), signature), memory);
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }
}
