package dev.pulih.service.web.page;

import dev.pulih.notify.Runbook;
import dev.pulih.service.cluster.Placement.Workloads;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.config.ServiceConfiguration;
import dev.pulih.service.config.ServiceConfiguration.Contacts;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.web.page.InForce.Entry;
import dev.pulih.signal.ServiceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is in force of where services run, and of who hears of them. */
final class PlacesInForce {

  private static final String ROUTING_KEY = "pagerdutyRoutingKey";

  private PlacesInForce() {}

  static Map<ServiceRef, List<Entry>> of(PulihConfiguration configuration) {
    Map<ServiceRef, List<Entry>> places = new HashMap<>();
    List<ServiceConfiguration> services = configuration.services();
    for (int i = 0; i < services.size(); i++) {
      Entries entries = new Entries();
      runs(entries, services.get(i));
      String origin = configuration.neighbours().outgoing().origins().get(key(i));
      hears(entries, services.get(i).contacts(), Optional.ofNullable(origin), configuration);
      places.put(services.get(i).ref(), entries.all());
    }
    return places;
  }

  private static String key(int service) {
    return "services[" + service + "]." + ROUTING_KEY;
  }

  private static void runs(Entries entries, ServiceConfiguration service) {
    entries.text("host", service.placement().host());
    workloads(entries, service.placement().workloads());
    service
        .watched()
        .capacityPerPod()
        .ifPresent(capacity -> entries.number("capacityPerPod", capacity));
  }

  /** A service without a Slack channel of its own has that of all. */
  private static void hears(
      Entries entries, Contacts contacts, Optional<String> origin, PulihConfiguration all) {
    Optional<Channels> slack = all.neighbours().slack().map(SlackSettings::channels);
    entries
        .some("slackChannel", contacts.channel().or(() -> slack.map(Channels::standard)))
        .some(ROUTING_KEY, origin)
        .some("webhookUrl", contacts.webhook().map(ShownAddress::of))
        .some("emailTo", Optional.of(contacts.emailTo()).filter(to -> !to.isEmpty()))
        .some("runbook", contacts.runbook().map(Runbook::line));
  }

  private static void workloads(Entries entries, Workloads workloads) {
    switch (workloads) {
      case Workloads.Named named -> entries.text("deployments", new TreeSet<>(named.names()));
      case Workloads.Labelled labelled ->
          entries.text("selector", new TreeMap<>(labelled.labels()));
    }
  }
}
