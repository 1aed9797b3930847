package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.SlackSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Keys of Slack; the channels of single services are with the services. */
final class SlackSection extends Section<SlackSettings> {

  private final Key<Secret> token =
      required("token", Shapes.secret(), "${SLACK_TOKEN}", "The bot's token, with chat:write.");
  private final Key<String> channel =
      key("channel", NameShapes.channel(), "\"#bos-alerts\"", "For services without their own.");
  private final Key<URI> baseUrl =
      key("baseUrl", Shapes.url(), "https://slack.com/api/", "Its Web API.");
  private final Key<Duration> timeout =
      key("timeout", Shapes.duration(), "10s", "For one request, connecting included.");

  @Override
  protected SlackSettings build(Fields fields) {
    return new SlackSettings(
        fields.get(baseUrl),
        fields.get(token),
        new Channels(fields.get(channel), Map.of()),
        fields.get(timeout));
  }
}
