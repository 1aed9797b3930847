package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.slack.Allowed;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.InboundSettings;
import dev.pulih.service.slack.Language;
import dev.pulih.service.slack.SlackSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Keys of Slack; the channels of single services are with the services. */
final class SlackSection extends Section<SlackSettings> {

  private final Key<Secret> token =
      required("token", Shapes.secret(), "${SLACK_TOKEN}", "The bot's token, with chat:write.");
  private final Key<String> channel =
      key("channel", NameShapes.channel(), "\"#bos-alerts\"", "For services without their own.");
  private final Key<URI> baseUrl =
      key("baseUrl", Shapes.url(), "https://slack.com/api/", "Its Web API.");
  private final Key<Language> language =
      key("language", Shapes.choice(Language.class), "en", "What it reads there: en or ko.");
  private final Key<Duration> timeout =
      key("timeout", Shapes.duration(), "10s", "For one request, connecting included.");
  private final Key<Optional<Secret>> signingSecret =
      optional("signingSecret", Shapes.secret(), "${SLACK_SIGNING_SECRET}", SIGNING_SECRET);
  private final Key<Optional<Secret>> appToken =
      optional("appToken", Shapes.secret(), "${SLACK_APP_TOKEN}", APP_TOKEN);
  private final Key<Allowed> allowed =
      block("allowed", new AllowedSection(), "Who may order something; nobody unless named.");

  private static final String SIGNING_SECRET =
      "For buttons and commands by request URL: the app's signing secret.";
  private static final String APP_TOKEN =
      "For buttons and commands by Socket Mode: the app-level token (xapp-...), with"
          + " connections:write.";
  private static final String NO_WAY = "nothing can be pressed, since nothing comes in";

  @Override
  protected SlackSettings build(Fields fields) {
    InboundSettings inbound = inbound(fields);
    boolean usable = inbound.open() || inbound.allowed().equals(Allowed.nobody());
    fields.advise(usable, allowed, "", NO_WAY, "signingSecret or appToken beside it");
    return new SlackSettings(
        fields.get(baseUrl),
        fields.get(token),
        new Channels(fields.get(channel), Map.of(), fields.get(language)),
        fields.get(timeout),
        inbound);
  }

  private InboundSettings inbound(Fields fields) {
    return new InboundSettings(
        fields.get(signingSecret), fields.get(appToken), fields.get(allowed));
  }
}
