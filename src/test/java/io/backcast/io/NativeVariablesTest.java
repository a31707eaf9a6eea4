package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class NativeVariablesTest {
  private static String seen(String name) throws Throwable {
    Linker linker = Linker.nativeLinker();
    MethodHandle getenv =
        linker.downcallHandle(
            linker.defaultLookup().find("getenv").orElseThrow(),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    try (Arena memory = Arena.ofConfined()) {
      MemorySegment value = (MemorySegment) getenv.invokeExact(memory.allocateFrom(name));
      return value.address() == 0 ? "" : value.reinterpret(Long.MAX_VALUE).getString(0);
    }
  }

  @Test
  void nativeCodeSeesWhatIsSet() throws Throwable {
    assertThat(seen("BACKCAST_TEST_VARIABLE")).isEmpty();
    NativeVariables.set("BACKCAST_TEST_VARIABLE", "one");
    NativeVariables.set("BACKCAST_TEST_VARIABLE", "two");
    assertThat(seen("BACKCAST_TEST_VARIABLE")).isEqualTo("two");
  }

  @Test
  void whatAStartSetsIsThereBeforeItsThreads() throws Throwable {
    NativeVariables.setEarly();
    assertThat(seen(NativeVariables.NO_TELEMETRY)).isEqualTo("1");
    assertThat(seen("IBUS_ENABLE_SYNC_MODE")).isNotEmpty();
  }
}
