package dev.pulih.service.config;

import java.nio.file.Path;

/**
 * What Pulih has for itself.
 *
 * @param dataDir the folder that it writes to
 * @param store where incidents are kept
 * @param leading who acts, of those that share the store
 * @param server its HTTP server
 * @param oversight who watches it
 */
public record Home(
    Path dataDir, Store store, Leading leading, Server server, Oversight oversight) {}
