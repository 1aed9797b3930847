package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.Instances;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.service.testing.SlackWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pulih check} says of the ways in from Slack, which it asks on a real socket. */
class CheckSlackTest {

  @TempDir private Path folder;
  private final SlackWorkspace workspace = new SlackWorkspace();

  @AfterEach
  void stop() {
    workspace.close();
  }

  private Path secret(String name, String value) throws IOException {
    return Files.writeString(folder.resolve(name), value);
  }

  /** What is checked with this in the block of Slack. */
  private String checked(String more) throws IOException {
    Path file = Instances.file(folder, "dry-run");
    String slack =
        "slack: {baseUrl: \"%s/api/\", token: \"file:%s\"%s}\n"
            .formatted(workspace.uri(), secret("bot", SlackEndpoint.TOKEN), more);
    Files.writeString(file, Files.readString(file) + slack);
    return Output.of("check", "--config", file.toString()).text();
  }

  private String appToken(String token) throws IOException {
    return ", appToken: \"file:%s\"".formatted(secret("app", token));
  }

  private String signingSecret() throws IOException {
    return ", signingSecret: \"file:%s\""
        .formatted(secret("signing", "8f742231b10e8888abcd99yyyzzz85a5"));
  }

  @Test
  void without_a_way_in_it_says_how_to_get_one_and_asks_nobody() throws IOException {
    assertThat(checked(""))
        .contains("ok       Slack is configured; it is not asked here")
        .contains("warning  Slack's buttons and commands do not come in: put slack.appToken");
    assertThat(workspace.received()).isEmpty();
  }

  @Test
  void a_token_that_slack_takes_is_said_to_be_taken_and_opens_nothing() throws IOException {
    assertThat(checked(appToken(SlackWorkspace.APP_TOKEN) + ", allowed: {users: [U0SITI00]}"))
        .contains(
            "ok       Slack's buttons and commands: Socket Mode, the app-level token is taken")
        .contains("ok       Slack: 1 user by id may order")
        .doesNotContain("signed requests");
    assertThat(workspace.calls("apps.connections.open")).isEqualTo(1);
  }

  @Test
  void a_token_that_slack_does_not_take_is_told_with_what_to_do() throws IOException {
    assertThat(checked(appToken("xapp-1-another")))
        .contains("warning  Slack's buttons and commands: Socket Mode does not work:")
        .contains("not_allowed_token_type (put the app-level token xapp-... under slack.appToken)")
        .doesNotContain("xapp-1-another");
  }

  @Test
  void a_slack_that_fails_is_told() throws IOException {
    workspace.failAlways(Fault.status(503));
    assertThat(checked(appToken(SlackWorkspace.APP_TOKEN)))
        .contains("Socket Mode does not work: apps.connections.open: status 503");
  }

  @Test
  void of_signed_requests_it_says_that_the_secret_is_there_and_where_they_come()
      throws IOException {
    assertThat(checked(signingSecret()))
        .contains(
            "ok       Slack's buttons and commands: signed requests, the signing secret is there")
        .contains("/slack/interactions and /slack/commands")
        .doesNotContain("8f742231b10e8888");
    assertThat(workspace.received()).isEmpty();
  }

  @Test
  void where_nobody_is_allowed_it_says_that_nobody_may_press() throws IOException {
    assertThat(checked(signingSecret()))
        .contains("warning  Slack: nobody may press a button or order anything; name user ids");
  }

  @Test
  void a_group_is_read_and_one_that_cannot_be_is_told() throws IOException {
    workspace.group("S0OPS000", "U0SITI00");
    assertThat(
            checked(signingSecret() + ", allowed: {users: [U0AMIR00, U0SITI00], group: S0OPS000}"))
        .contains("ok       Slack: 2 users by id and the user group S0OPS000 may order");
    assertThat(checked(signingSecret() + ", allowed: {group: S0GONE00}"))
        .contains("warning  Slack: the user group under slack.allowed cannot be read")
        .contains("no_such_subteam (correct slack.allowed.group)");
  }
}
