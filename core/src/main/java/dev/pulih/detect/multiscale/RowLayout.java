package dev.pulih.detect.multiscale;

/** Where in a row each piece keeps its numbers: one after the other, in the order of asking. */
public final class RowLayout {

  private int size;

  /** The first of so many places. */
  public int take(int numbers) {
    int first = size;
    size += numbers;
    return first;
  }

  /** How many numbers a row has. */
  public int size() {
    return size;
  }
}
