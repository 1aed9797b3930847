package dev.pulih.service.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.http.SlackHttpClient;
import dev.pulih.service.http.ShortAnswers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * The two methods of Slack's Web API that Pulih needs. One call is one request: whoever asks
 * decides what is tried again.
 */
final class SlackApi {

  /** Left to itself, chat.update makes links of names that it recognises. */
  private static final String AS_IT_IS = "none";

  /** A user group of 10,000 members is a tenth of it. */
  private static final int MOST_ANSWERED = 2 << 20;

  private final MethodsClient methods;
  private final Errors errors;

  SlackApi(SlackSettings settings, Errors errors) {
    this.methods = client(settings).methods(settings.token().reveal());
    this.errors = errors;
  }

  /** Slack's client as Pulih uses it. */
  static Slack client(SlackSettings settings) {
    SlackConfig config = config(settings);
    return Slack.getInstance(config, new SlackHttpClient(once(config)));
  }

  /** Posts to a channel. */
  Said post(String channel, String text, List<LayoutBlock> blocks) {
    return asked(() -> read(methods.chatPostMessage(message(channel, text, blocks)), channel));
  }

  /** Posts to a message's thread, and where wanted shows it in the channel too. */
  Said reply(Reference to, String text, List<LayoutBlock> blocks, boolean broadcast) {
    ChatPostMessageRequest reply = message(to.channel(), text, blocks);
    reply.setThreadTs(to.ts());
    reply.setReplyBroadcast(broadcast);
    return asked(() -> read(methods.chatPostMessage(reply), to.channel()));
  }

  /** Changes a message. */
  Said change(Reference at, String text, List<LayoutBlock> blocks) {
    return asked(() -> read(methods.chatUpdate(update(at, text, blocks)), at.channel()));
  }

  private Said asked(Call call) {
    try {
      return call.ask();
    } catch (SlackApiException failed) {
      return errors.of(failed);
    } catch (IOException | RuntimeException failed) {
      return errors.of(failed);
    }
  }

  private interface Call {
    Said ask() throws IOException, SlackApiException;
  }

  private static ChatPostMessageRequest message(
      String channel, String text, List<LayoutBlock> blocks) {
    return ChatPostMessageRequest.builder()
        .channel(channel)
        .text(text)
        .blocks(blocks)
        .parse(AS_IT_IS)
        .build();
  }

  private static ChatUpdateRequest update(Reference at, String text, List<LayoutBlock> blocks) {
    return ChatUpdateRequest.builder()
        .channel(at.channel())
        .ts(at.ts())
        .text(text)
        .blocks(blocks)
        .parse(AS_IT_IS)
        .build();
  }

  private Said read(ChatPostMessageResponse reply, String channel) {
    return reply.isOk()
        ? new Said.Done(new Reference(reply.getChannel(), reply.getTs()))
        : errors.of(reply.getError(), channel, retryAfter(reply.getHttpResponseHeaders()));
  }

  private Said read(ChatUpdateResponse reply, String channel) {
    return reply.isOk()
        ? new Said.Done(new Reference(reply.getChannel(), reply.getTs()))
        : errors.of(reply.getError(), channel, retryAfter(reply.getHttpResponseHeaders()));
  }

  private static Optional<String> retryAfter(Map<String, List<String>> headers) {
    return headers.getOrDefault("retry-after", List.of()).stream().findFirst();
  }

  /** Without statistics the SDK asks no auth.test; without its listeners it logs no message. */
  private static SlackConfig config(SlackSettings settings) {
    SlackConfig config = new SlackConfig();
    config.setStatsEnabled(false);
    config.setHttpClientResponseHandlers(List.of());
    config.setMethodsEndpointUrlPrefix(settings.prefix());
    config.setHttpClientCallTimeoutMillis(Math.toIntExact(settings.timeout().toMillis()));
    return config;
  }

  /** OkHttp would send a lost message again, unseen; and an idle connection may be dead. */
  private static OkHttpClient once(SlackConfig config) {
    return SlackHttpClient.buildOkHttpClient(config)
        .newBuilder()
        .retryOnConnectionFailure(false)
        .addInterceptor(new ShortAnswers(MOST_ANSWERED))
        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
        .build();
  }
}
