package dev.pulih.service.trace;

/**
 * Something that takes a while: a span, which ends when it is closed, on the thread that began it.
 */
public interface Stretch extends AutoCloseable {

  /** It did not come to what it was for. */
  void failed();

  @Override
  void close();
}
