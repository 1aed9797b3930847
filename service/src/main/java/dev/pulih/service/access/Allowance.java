package dev.pulih.service.access;

/**
 * What one caller may ask of the server.
 *
 * @param requests so many a second; ten times as many at once
 * @param streams so many live pages at the same time
 */
public record Allowance(int requests, int streams) {

  public Allowance {
    if (requests < 1 || streams < 1) {
      throw new IllegalArgumentException(
          "A caller needs at least 1 request a second and 1 stream; got %d and %d."
              .formatted(requests, streams));
    }
  }

  /** Many times what a person with the pages, or a scraper, needs. */
  public static Allowance defaults() {
    return new Allowance(50, 20);
  }
}
