package dev.pulih.service.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload.Action;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.util.json.GsonFactory;
import dev.pulih.service.slack.Visit.Command;
import dev.pulih.service.slack.Visit.Press;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Slack's payloads, read (<a
 * href="https://docs.slack.dev/reference/interaction-payloads/block_actions-payload/">block
 * actions</a>, <a href="https://docs.slack.dev/interactivity/implementing-slash-commands/">slash
 * commands</a>).
 */
final class Payloads {

  private static final Gson GSON = GsonFactory.createSnakeCase();

  private Payloads() {}

  /**
   * A press of one of Pulih's buttons; empty for any other interaction, such as a link.
   *
   * @throws RuntimeException if it is no payload
   */
  static Optional<Visit> interaction(JsonElement payload) {
    JsonObject object = payload.getAsJsonObject();
    boolean pressed = object.get("type").getAsString().equals(BlockActionPayload.TYPE);
    return pressed ? press(GSON.fromJson(object, BlockActionPayload.class)) : Optional.empty();
  }

  private static Optional<Visit> press(BlockActionPayload payload) {
    List<Action> actions = payload.getActions() == null ? List.of() : payload.getActions();
    return actions.stream()
        .filter(action -> text(action.getActionId()).startsWith(ButtonKind.PREFIX))
        .findFirst()
        .map(
            action ->
                new Press(from(payload), text(action.getActionId()), text(action.getValue())));
  }

  private static Visitor from(BlockActionPayload payload) {
    BlockActionPayload.User user = payload.getUser();
    String name = user.getUsername() == null ? text(user.getName()) : user.getUsername();
    String channel = payload.getChannel() == null ? "" : text(payload.getChannel().getId());
    return new Visitor(new Author(user.getId(), name), channel, text(payload.getResponseUrl()));
  }

  /**
   * A command; empty for what Slack sends to see whether someone is there.
   *
   * @throws RuntimeException if it is no payload
   */
  static Optional<Visit> command(JsonElement payload) {
    return command(GSON.fromJson(payload, SlashCommandPayload.class));
  }

  static Optional<Visit> command(SlashCommandPayload payload) {
    return payload.getUserId() == null ? Optional.empty() : Optional.of(typed(payload));
  }

  private static Visit typed(SlashCommandPayload payload) {
    Author author = new Author(payload.getUserId(), text(payload.getUserName()));
    return new Command(
        new Visitor(author, text(payload.getChannelId()), text(payload.getResponseUrl())),
        text(payload.getText()));
  }

  /** Slack leaves out what is empty. */
  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
