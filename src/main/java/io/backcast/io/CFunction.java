package io.backcast.io;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Functions of the C library, for what Java itself cannot do to its own process. */
public final class CFunction {
  private static final Linker LINKER = Linker.nativeLinker();

  /**
   * Of all that are called. A number of 32 bits and a pointer are passed where one of 64 bits is,
   * and to make a second handle would take as long as the call of the first.
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
   * Calls a function of at most three numbers or pointers; does nothing where there is none of this
   * name, as on Windows there may not be.
   *
   * @return what the function returns, if that is an int; 0 where there is none
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
