package dev.pulih.service.prometheus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** A body that ends with an error where it grows too long or trickles for too long. */
final class Bounded extends FilterInputStream {

  private final long limit;
  private final long end;
  private long left;

  /**
   * Bounds a body.
   *
   * @param limit the most bytes that are read
   * @param time the most time from now on
   */
  Bounded(InputStream body, long limit, Duration time) {
    super(body);
    this.limit = limit;
    this.left = limit;
    this.end = System.nanoTime() + time.toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    left -= Math.max(count, 0);
    if (left < 0) {
      throw new TooLong(limit);
    }
    if (System.nanoTime() - end > 0) {
      throw new HttpTimeoutException("the body trickled");
    }
    return count;
  }

  /** More bytes than the limit allows. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;

    TooLong(long limit) {
      super("more than " + limit + " bytes");
    }
  }
}
