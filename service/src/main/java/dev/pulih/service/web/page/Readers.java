package dev.pulih.service.web.page;

import dev.pulih.service.web.Counted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
    Optional<String> shared = Counted.shared(caller);
    if (isFull(caller, 1) || shared.filter(token -> isFull(token, Counted.TOGETHER)).isPresent()) {
      return false;
    }
    open.merge(caller, 1, Integer::sum);
    shared.ifPresent(token -> open.merge(token, 1, Integer::sum));
    return true;
  }

  private boolean isFull(String caller, int people) {
    return open.getOrDefault(caller, 0) >= most * people;
  }

  /** One of a caller's is closed. */
  synchronized void leave(String caller) {
    less(caller);
    Counted.shared(caller).ifPresent(this::less);
  }

  private void less(String caller) {
    open.computeIfPresent(caller, (_, number) -> number == 1 ? null : number - 1);
  }
}
