package dev.pulih.signal;

import java.time.Instant;

/**
 * How a container ended the last time, as the kubelet reports it.
 *
 * @param reason such as {@code OOMKilled}, {@code Error}, {@code Completed}
 * @param exitCode the exit code; 137 is SIGKILL
 * @param finishedAt when
 */
public record Termination(String reason, int exitCode, Instant finishedAt) {}
