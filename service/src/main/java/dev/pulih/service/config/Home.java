package dev.pulih.service.config;

import dev.pulih.policy.Retention;
import java.nio.file.Path;

/**
 * What Pulih has for itself.
 *
 * @param dataDir the folder that it writes to
 * @param records where incidents are kept, and how long
 * @param leading who acts, of those that share the store
 * @param server its HTTP server
 * @param oversight who watches it
 */
public record Home(
    Path dataDir, Keeping records, Leading leading, Server server, Oversight oversight) {

  /**
   * Where what is recorded is kept, and how long.
   *
   * @param store where
   * @param retention how long
   */
  public record Keeping(Store store, Retention retention) {}

  /** Where incidents are kept. */
  public Store store() {
    return records.store();
  }

  /** How long what is kept. */
  public Retention retention() {
    return records.retention();
  }
}
