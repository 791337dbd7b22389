package io.clew.graph.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Memory outside the heap for columns: in huge pages where the system has them (Linux), else plain.
 *
 * <p>Huge pages take a fifth off walks over large graphs, and far more off the first touch.
 */
final class Memory {

    private static final long HUGE = 2L << 20;
    private static final int READ_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS = 0x22;
    private static final int ADVISE_HUGE = 14;

    private static final @Nullable MethodHandle MMAP = find(
            "mmap",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG));
    private static final @Nullable MethodHandle MUNMAP =
            find("munmap", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    private static final @Nullable MethodHandle MADVISE = find(
            "madvise",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));

    private Memory() {}

    private static @Nullable MethodHandle find(String name, FunctionDescriptor shape) {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return null;
        }
        try {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find(name)
                    .map(symbol -> linker.downcallHandle(symbol, shape))
                    .orElse(null);
        } catch (RuntimeException | LinkageError e) {
            return null; // a system without native access takes plain memory
        }
    }

    /** @return memory that reads as zero and is given back with the arena */
    static MemorySegment allocate(Arena arena, long bytes) {
        if (bytes == 0) {
            return MemorySegment.NULL.reinterpret(0, arena, null);
        }
        if (bytes >= HUGE && MMAP != null && MUNMAP != null && MADVISE != null) {
            MemorySegment mapped = huge(arena, bytes, MMAP, MUNMAP, MADVISE);
            if (mapped != null) {
                return mapped;
            }
        }
        return arena.allocate(bytes, 64);
    }

    private static @Nullable MemorySegment huge(
            Arena arena, long bytes, MethodHandle mmap, MethodHandle munmap, MethodHandle madvise) {
        try {
            long length = bytes + HUGE; // room to begin at a huge page
            long address = (long) mmap.invokeExact(0L, length, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0L);
            if (address == -1) {
                return null;
            }
            long aligned = (address + HUGE - 1) & -HUGE;
            int unused = (int) madvise.invokeExact(aligned, bytes, ADVISE_HUGE);
            return MemorySegment.ofAddress(aligned).reinterpret(bytes, arena, segment -> {
                try {
                    int closed = (int) munmap.invokeExact(address, length);
                } catch (Throwable e) {
                    throw new IllegalStateException("memory cannot be given back", e);
                }
            });
        } catch (Throwable e) {
            return null;
        }
    }
}
