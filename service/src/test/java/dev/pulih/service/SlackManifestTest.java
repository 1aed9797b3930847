package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The app's manifest in docs/operations.md asks for what Pulih uses, and for nothing else. */
class SlackManifestTest {

  private final JsonNode manifest = manifest();

  private static JsonNode manifest() {
    try {
      String page = Files.readString(Path.of("..", "docs", "operations.md"));
      Matcher block = Pattern.compile("(?s)```yaml\n(display_information:.*?)```").matcher(page);
      assertThat(block.find()).isTrue();
      return new YAMLMapper().readTree(block.group(1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Iterable<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void the_bot_may_write_take_commands_and_read_groups() {
    assertThat(texts(manifest.path("oauth_config").path("scopes").path("bot")))
        .containsExactlyInAnyOrder(
            "chat:write", "chat:write.public", "commands", "usergroups:read");
    assertThat(manifest.path("oauth_config").path("scopes").has("user")).isFalse();
  }

  @Test
  void the_command_is_pulih() {
    JsonNode commands = manifest.path("features").path("slash_commands");
    assertThat(commands.size()).isEqualTo(1);
    assertThat(commands.path(0).path("command").asString()).isEqualTo("/pulih");
    assertThat(commands.path(0).path("should_escape").asBoolean(true)).isFalse();
    assertThat(commands.path(0).path("usage_hint").asString())
        .contains("status", "pause", "resume", "runbook");
  }

  @Test
  void buttons_work_over_socket_mode() {
    JsonNode settings = manifest.path("settings");
    assertThat(settings.path("interactivity").path("is_enabled").asBoolean()).isTrue();
    assertThat(settings.path("socket_mode_enabled").asBoolean()).isTrue();
  }
}
