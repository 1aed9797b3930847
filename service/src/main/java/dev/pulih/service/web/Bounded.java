package dev.pulih.service.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of so many entries at most: of more the eldest gives way. For one thread. */
public final class Bounded<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;
  private static final int CAPACITY = 16;
  private static final float LOAD = 0.75f;

  private final int most;

  private Bounded(int most, boolean byUse) {
    super(CAPACITY, LOAD, byUse);
    this.most = most;
  }

  /** The eldest is the one that was put first. */
  public static <K, V> Map<K, V> byAge(int most) {
    return new Bounded<>(most, false);
  }

  /** The eldest is the one that was used longest ago. */
  public static <K, V> Map<K, V> byUse(int most) {
    return new Bounded<>(most, true);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
