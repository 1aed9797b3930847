package dev.pulih.service.config;

import dev.pulih.service.secret.Secret;
import java.util.Optional;

/**
 * The HTTP server of dashboard, API, health and metrics.
 *
 * @param address the address that it listens on
 * @param port its port; 0 for any that is free
 * @param token what a command that changes something must show; empty for one in the data directory
 */
public record Server(String address, int port, Optional<Secret> token) {}
