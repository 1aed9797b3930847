package dev.pulih.detect.multiscale;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A series' row of numbers and its profiles as text. It begins with a version: another layout of
 * the row, or another meaning of a number, is another version, and is not understood.
 */
public final class RowMemory {

  private static final int VERSION = 1;

  private final Seasons seasons;
  private final int size;

  /** Of rows of so many numbers. */
  public RowMemory(Seasons seasons, int size) {
    this.seasons = seasons;
    this.size = size;
  }

  private int bytes() {
    return Integer.BYTES + size * Double.BYTES + Seasons.bytes();
  }

  /** What is known of a series. */
  public String text(double[] table, int row, int slot) {
    ByteBuffer bytes = ByteBuffer.allocate(bytes()).putInt(VERSION);
    for (int i = row; i < row + size; i++) {
      bytes.putDouble(table[i]);
    }
    seasons.put(bytes, slot);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** Takes up what was known; false, and nothing is changed, if it is of another version. */
  public boolean take(String text, double[] table, int row, int slot) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    if (bytes.capacity() != bytes() || bytes.getInt() != VERSION) {
      return false;
    }
    for (int i = row; i < row + size; i++) {
      table[i] = bytes.getDouble();
    }
    seasons.take(bytes, slot);
    return true;
  }
}
