package io.backcast.io;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Functions of the C library, for what Java itself cannot do to its own process: those with a fixed
 * number of whole numbers or pointers, three at most, that return an int or nothing.
 */
public final class CFunction {
  private static final Linker LINKER = Linker.nativeLinker();

  /**
   * For all of them. On systems of 64 bits an int, and a pointer, is passed in the same register as
   * a long, and each further handle would take a start some ten milliseconds.
   */
  private static final MethodHandle CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG));

  private CFunction() {}

  /**
   * Calls a function; does nothing where there is none of this name, as on Windows there may not
   * be. What a pointer points to must outlive the call; arguments that the function does not have
   * are ignored.
   *
   * @return what the function returns; 0, as if it had succeeded, where there is none
   */
  public static int call(String name, long first, long second, long third) {
    Optional<MemorySegment> function = LINKER.defaultLookup().find(name);
    if (function.isEmpty()) {
      return 0;
    }
    try {
      return (int) (long) CALL.invokeExact(function.get(), first, second, third);
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }
}
