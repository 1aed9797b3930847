package dev.pulih.detect.multiscale;

/** Where in a row each piece keeps its numbers: one after the other, in the order of asking. */
final class RowLayout {

  private int size;

  /** The first of so many places. */
  int take(int numbers) {
    int first = size;
    size += numbers;
    return first;
  }

  /** How many numbers a row has. */
  int size() {
    return size;
  }
}
