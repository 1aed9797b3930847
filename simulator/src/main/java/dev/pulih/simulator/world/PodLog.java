package dev.pulih.simulator.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a pod's container wrote, and what its predecessor wrote before it ended. Safe for any number
 * of threads.
 */
public final class PodLog {
  private static final int KEPT_LINES = 200;

  private Deque<String> current = new ArrayDeque<>();
  private Deque<String> previous = new ArrayDeque<>();

  /** Writes a line. */
  synchronized void write(Instant at, String line) {
    current.addLast(at + " " + line);
    if (current.size() > KEPT_LINES) {
      current.removeFirst();
    }
  }

  /** A new container begins. */
  synchronized void turnOver() {
    previous = current;
    current = new ArrayDeque<>();
  }

  /** The running container's lines, each ended by a line feed. */
  public synchronized String current() {
    return text(current);
  }

  /** The lines of the container before it; empty if there was none. */
  public synchronized String previous() {
    return text(previous);
  }

  private static String text(Deque<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
