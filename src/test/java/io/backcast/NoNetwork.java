package io.backcast;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Objects;

/**
 * Starts the program in a process that Linux ends the moment anything in it, Java or native, makes
 * an internet socket. The filter sits in the kernel, holds for every thread and cannot be taken off
 * again.
 */
final class NoNetwork {
  /** Exit code of a process that was ended for an attempt: 128 and the number of SIGSYS. */
  static final int ATTEMPTED = 128 + 31;

  private static final long FILTER_MODE = 1;
  private static final long ALL_THREADS = 1;
  private static final int NO_NEW_PRIVILEGES = 38;

  /** The kernel's numbers of a processor architecture and of its system calls. */
  private record Machine(int audit, int socket, long seccomp) {}

  private static final Map<String, Machine> MACHINES =
      Map.of(
          "amd64", new Machine(0xC000003E, 41, 317), "aarch64", new Machine(0xC00000B7, 198, 277));

  private NoNetwork() {}

  public static void main(String[] args) throws Throwable {
    forbid();
    switch (args[0]) {
      case "--attempt-in-java" -> new java.net.Socket("127.0.0.1", 9).close();
      case "--attempt-in-native-code" -> nativeSocket();
      default -> Launcher.main(args);
    }
  }

  private static void nativeSocket() throws Throwable {
    MethodHandle socket = handle("socket", 3, ValueLayout.JAVA_INT);
    int opened = (int) socket.invoke(10, 1, 0);
    throw new AssertionError("a socket was made: " + opened);
  }

  private static void forbid() throws Throwable {
    Machine machine = Objects.requireNonNull(MACHINES.get(System.getProperty("os.arch")));
    // loading its library, Java makes sockets to find out which protocols there are, and leaves
    // them
    java.net.InetAddress.getLoopbackAddress();
    long[] program = {
      load(4),
      skipUnless(machine.audit(), 5),
      load(0),
      skipUnless(machine.socket(), 3),
      load(16),
      skipIf(2, 2),
      skipIf(10, 1),
      end(0x7fff0000),
      end(0x80000000),
    };
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment filter = arena.allocateFrom(ValueLayout.JAVA_LONG, program);
      MemorySegment head = arena.allocate(16, 8);
      head.set(ValueLayout.JAVA_SHORT, 0, (short) program.length);
      head.set(ValueLayout.ADDRESS, 8, filter);
      MethodHandle prctl = handle("prctl", 5, ValueLayout.JAVA_LONG);
      MethodHandle syscall = handle("syscall", 4, ValueLayout.JAVA_LONG);
      long privileges = (long) prctl.invoke((long) NO_NEW_PRIVILEGES, 1L, 0L, 0L, 0L);
      long filtered =
          (long) syscall.invoke(machine.seccomp(), FILTER_MODE, ALL_THREADS, head.address());
      if (privileges != 0 || filtered != 0) {
        throw new IllegalStateException("this kernel takes no filter");
      }
    }
  }

  private static MethodHandle handle(String name, int arguments, ValueLayout type) {
    ValueLayout[] types = new ValueLayout[arguments];
    java.util.Arrays.fill(types, type);
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(), FunctionDescriptor.of(type, types));
  }

  // A Berkeley packet filter: 16 bits what, 8 bits how far if so, 8 bits if not, 32 bits a value.

  private static long load(int offset) {
    return instruction(0x20, 0, 0, offset);
  }

  private static long skipUnless(int value, int lines) {
    return instruction(0x15, 0, lines, value);
  }

  private static long skipIf(int value, int lines) {
    return instruction(0x15, lines, 0, value);
  }

  private static long end(int verdict) {
    return instruction(0x06, 0, 0, verdict);
  }

  private static long instruction(int code, int then, int otherwise, int value) {
    return code | (long) then << 16 | (long) otherwise << 24 | (long) value << 32;
  }
}
