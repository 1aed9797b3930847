package dev.pulih.service.slack;

import org.jspecify.annotations.Nullable;

/**
 * A request that claims to be Slack's.
 *
 * @param timestamp its header X-Slack-Request-Timestamp
 * @param signature its header X-Slack-Signature
 * @param body its body as it came
 * @param from the address that it came from
 */
public record Signed(
    @Nullable String timestamp, @Nullable String signature, String body, String from) {}
