package dev.pulih.service.e2e;

import dev.pulih.service.testing.PagerDutyEndpoint;
import dev.pulih.service.testing.SlackEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The places to which a Pulih under test sends messages. */
public final class Audience implements AutoCloseable {

  private static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";

  private final SlackEndpoint slack = new SlackEndpoint();
  private final PagerDutyEndpoint pager = new PagerDutyEndpoint();

  /** The lines of a configuration that name them; the secrets go into a folder. */
  public String yaml(Path folder) throws IOException {
    Path token = Files.writeString(folder.resolve("slack.token"), SlackEndpoint.TOKEN);
    Path key = Files.writeString(folder.resolve("pagerduty.key"), ROUTING_KEY);
    return """
    slack: {token: "file:%s", channel: "#bos-alerts", baseUrl: "%s"}
    pagerduty: {routingKey: "file:%s", baseUrl: "%s"}
    """
        .formatted(token, slack.uri().resolve("/api/"), key, pager.uri());
  }

  SlackEndpoint slack() {
    return slack;
  }

  PagerDutyEndpoint pager() {
    return pager;
  }

  @Override
  public void close() {
    slack.close();
    pager.close();
  }
}
