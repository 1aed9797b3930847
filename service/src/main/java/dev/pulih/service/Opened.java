package dev.pulih.service;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened and is to be closed, the last first. */
final class Opened implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  private final Deque<AutoCloseable> things = new ArrayDeque<>();

  /** Remembers something; returns it. */
  synchronized <T extends AutoCloseable> T add(T thing) {
    things.push(thing);
    return thing;
  }

  /** Closes everything, whatever one of them says to it. */
  @Override
  public synchronized void close() {
    while (!things.isEmpty()) {
      close(things.pop());
    }
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      LOG.warn("{} could not be closed: {}", thing.getClass().getSimpleName(), e.toString());
    }
  }
}
