package dev.pulih.policy;

import java.util.Collection;
import java.util.stream.Collectors;

/** The beginning of what would be too much to read. */
public final class FirstFew {

  private FirstFew() {}

  /** So many of them at most, with how many more there are. */
  public static String of(Collection<?> all, int most) {
    String first = all.stream().limit(most).map(Object::toString).collect(Collectors.joining(", "));
    int more = all.size() - most;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
