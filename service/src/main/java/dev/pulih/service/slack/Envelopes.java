package dev.pulih.service.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.socket_mode.request.DisconnectMessage;
import com.slack.api.socket_mode.request.HelloMessage;
import com.slack.api.socket_mode.request.InteractiveEnvelope;
import com.slack.api.socket_mode.request.SlashCommandsEnvelope;
import com.slack.api.socket_mode.response.AckResponse;
import com.slack.api.util.json.GsonFactory;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes over Socket Mode, told apart (<a
 * href="https://docs.slack.dev/apis/events-api/using-socket-mode/">using Socket Mode</a>). An
 * envelope is acknowledged before it is served; one that could not be acknowledged is not served,
 * since Slack sends it again.
 */
record Envelopes(Consumer<Visit> reception) {

  private static final Logger LOG = LoggerFactory.getLogger(Envelopes.class);
  private static final Gson GSON = GsonFactory.createSnakeCase();

  /** Takes a message; done when its answer, if it needs one, is sent or could not be. */
  CompletableFuture<?> take(
      String message, Function<String, CompletableFuture<?>> answer, SocketSession session) {
    try {
      JsonObject object = JsonParser.parseString(message).getAsJsonObject();
      return object.has("envelope_id") ? acknowledge(object, answer) : hear(object, session);
    } catch (RuntimeException e) {
      LOG.warn("Slack sent something over Socket Mode that cannot be read: {}", e.toString());
      return CompletableFuture.completedFuture(message);
    }
  }

  private static CompletableFuture<?> hear(JsonObject object, SocketSession session) {
    switch (object.get("type").getAsString()) {
      case HelloMessage.TYPE -> session.greeted();
      case DisconnectMessage.TYPE ->
          disconnect(GSON.fromJson(object, DisconnectMessage.class), session);
      default -> LOG.debug("Slack says {}.", object);
    }
    return CompletableFuture.completedFuture(object);
  }

  private static void disconnect(DisconnectMessage message, SocketSession session) {
    if ("link_disabled".equals(message.getReason())) {
      session.lost("Socket Mode is switched off in the settings of the Slack app");
    } else {
      session.renew();
    }
  }

  private CompletableFuture<?> acknowledge(
      JsonObject envelope, Function<String, CompletableFuture<?>> answer) {
    String id = envelope.get("envelope_id").getAsString();
    AckResponse ack = AckResponse.builder().envelopeId(id).build();
    return answer.apply(GSON.toJson(ack)).thenRun(() -> serve(envelope));
  }

  private void serve(JsonObject envelope) {
    try {
      read(envelope).ifPresent(reception);
    } catch (RuntimeException e) {
      LOG.error("An envelope of Slack was acknowledged, but not served: {}", e.toString());
    }
  }

  private static Optional<Visit> read(JsonObject envelope) {
    JsonElement payload = envelope.get("payload");
    return switch (envelope.get("type").getAsString()) {
      case InteractiveEnvelope.TYPE -> Payloads.interaction(payload);
      case SlashCommandsEnvelope.TYPE -> Payloads.command(payload);
      default -> Optional.empty();
    };
  }
}
