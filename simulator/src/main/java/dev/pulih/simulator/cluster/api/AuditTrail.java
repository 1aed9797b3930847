package dev.pulih.simulator.cluster.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Every request that the API server answered, oldest first. */
public final class AuditTrail {

  private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

  AuditTrail() {}

  /** All requests. */
  public List<AuditEntry> entries() {
    return List.copyOf(entries);
  }

  /** The requests that match. */
  public List<AuditEntry> entries(Predicate<AuditEntry> which) {
    return entries.stream().filter(which).toList();
  }

  /** The requests that changed an object of a resource (its subresources included). */
  public List<AuditEntry> changes(String resource) {
    return entries(entry -> entry.changed() && isOf(entry.action().resource(), resource));
  }

  /** Forgets everything so far. */
  public void clear() {
    entries.clear();
  }

  void add(AuditEntry entry) {
    entries.add(entry);
  }

  private static boolean isOf(String asked, String resource) {
    return asked.equals(resource) || asked.startsWith(resource + "/");
  }
}
