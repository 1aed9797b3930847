package dev.pulih.service.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A port of this machine for something that begins to listen later, or listens again. It is none of
 * those that Linux gives out by itself, from 32768 on: no other test's connection or server can
 * have got it meanwhile.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int PAST = 32_000;
  private static final int MOST_TRIES = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /** One that nobody listens on, and that was not given out before by this process. */
  public static int next() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, PAST))
        .limit(MOST_TRIES)
        .filter(port -> GIVEN.add(port) && isFree(port))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No port is free below " + PAST + "."));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}
