package dev.pulih.service.web.page;

import dev.pulih.notify.Runbook;
import dev.pulih.service.cluster.Placement.Workloads;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.config.ServiceConfiguration;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.web.page.InForce.Entry;
import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is in force of where services run, and of who hears of them; a key of theirs, or an address
 * that may hold one, stays away.
 */
final class PlacesInForce {

  private PlacesInForce() {}

  static Map<ServiceRef, List<Entry>> of(PulihConfiguration configuration) {
    Optional<Channels> slack = configuration.neighbours().slack().map(SlackSettings::channels);
    return configuration.services().stream()
        .collect(Collectors.toMap(ServiceConfiguration::ref, it -> of(it, slack)));
  }

  private static List<Entry> of(ServiceConfiguration service, Optional<Channels> slack) {
    Entries entries = new Entries().text("host", service.placement().host());
    workloads(entries, service.placement().workloads());
    service
        .watched()
        .capacityPerPod()
        .ifPresent(capacity -> entries.number("capacityPerPod", capacity));
    service
        .contacts()
        .channel()
        .or(() -> slack.map(Channels::standard))
        .ifPresent(channel -> entries.text("slackChannel", channel));
    service.contacts().runbook().map(Runbook::line).ifPresent(it -> entries.text("runbook", it));
    return entries.all();
  }

  private static void workloads(Entries entries, Workloads workloads) {
    switch (workloads) {
      case Workloads.Named named -> entries.text("deployments", new TreeSet<>(named.names()));
      case Workloads.Labelled labelled ->
          entries.text("selector", new TreeMap<>(labelled.labels()));
    }
  }
}
