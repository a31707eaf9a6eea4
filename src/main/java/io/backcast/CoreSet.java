package io.backcast;

import io.backcast.io.CFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;

/** Cores that a thread may run on, where the system is Linux; elsewhere none are known. */
final class CoreSet {
  /** The C library's own size of such a set, for 1,024 cores. */
  private static final long BYTES = 128;

  private final BitSet cores;

  private CoreSet(BitSet cores) {
    this.cores = cores;
  }

  /** Those of the calling thread; empty where they are not told. */
  static CoreSet ofThisThread() {
    try (Arena memory = Arena.ofConfined()) {
      MemorySegment set = memory.allocate(BYTES, Long.BYTES);
      CFunction.call("sched_getaffinity", 0, BYTES, set.address());
      return new CoreSet(BitSet.valueOf(set.toArray(ValueLayout.JAVA_LONG)));
    }
  }

  int size() {
    return cores.cardinality();
  }

  /** The last of them alone. */
  CoreSet last() {
    BitSet last = new BitSet();
    last.set(cores.length() - 1);
    return new CoreSet(last);
  }

  /**
   * Lets a thread run on these alone; it stays where it is if that is refused.
   *
   * @param thread as the system counts it
   */
  void take(int thread) {
    long[] words = cores.toLongArray();
    try (Arena memory = Arena.ofConfined()) {
      MemorySegment set = memory.allocate(BYTES, Long.BYTES);
      MemorySegment.copy(words, 0, set, ValueLayout.JAVA_LONG, 0, words.length);
      CFunction.call("sched_setaffinity", thread, BYTES, set.address());
    }
  }
}
