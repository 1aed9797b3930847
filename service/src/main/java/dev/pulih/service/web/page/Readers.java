package dev.pulih.service.web.page;

import java.util.HashMap;
import java.util.Map;

/** Who has live pages open, of which each caller may have so many. */
final class Readers {

  private final int most;
  private final Map<String, Integer> open = new HashMap<>();

  /** Nobody yet. */
  Readers(int most) {
    this.most = most;
  }

  /** Whether one more may be opened for a caller; then it is. */
  synchronized boolean enter(String caller) {
    if (open.getOrDefault(caller, 0) >= most) {
      return false;
    }
    open.merge(caller, 1, Integer::sum);
    return true;
  }

  /** One of a caller's is closed. */
  synchronized void leave(String caller) {
    open.computeIfPresent(caller, (_, number) -> number == 1 ? null : number - 1);
  }
}
