package dev.pulih.service.config.yaml;

/**
 * Where something is written.
 *
 * @param file the file's name, as the user gave it
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

  static Place start(String file) {
    return new Place(file, 1, 1);
  }

  @Override
  public int compareTo(Place other) {
    int lines = Integer.compare(line, other.line);
    return lines != 0 ? lines : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
