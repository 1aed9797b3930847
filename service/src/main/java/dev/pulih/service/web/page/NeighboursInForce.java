package dev.pulih.service.web.page;

import dev.pulih.service.config.Neighbours;
import dev.pulih.service.config.Reach;
import dev.pulih.service.web.page.InForce.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is in force of whom Pulih talks to, of each neighbour that is configured. */
final class NeighboursInForce {

  private NeighboursInForce() {}

  static Stream<Topic> of(Neighbours neighbours) {
    Map<String, String> origins = neighbours.outgoing().origins();
    Reach people = neighbours.people();
    Stream<Optional<Topic>> topics =
        Stream.of(
            neighbours.claude().map(it -> AdviceInForce.claude(it, origins)),
            neighbours.cluster().map(it -> KubernetesInForce.of(it, origins)),
            people.pagerDuty().map(it -> ChannelsInForce.pagerDuty(it, origins)),
            people.slack().map(it -> ChannelsInForce.slack(it, origins)),
            people.webhook().map(it -> ChannelsInForce.webhook(it, origins)),
            people.email().map(it -> ChannelsInForce.email(it, origins)),
            Optional.of(OutgoingInForce.links(neighbours.outgoing())),
            Optional.of(OutgoingInForce.masking(neighbours.outgoing())));
    return topics.flatMap(Optional::stream);
  }
}
