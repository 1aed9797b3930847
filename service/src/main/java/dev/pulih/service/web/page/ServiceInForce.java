package dev.pulih.service.web.page;

import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.recover.Explanation;
import dev.pulih.service.config.yaml.Durations;
import dev.pulih.service.web.page.InForce.Entry;
import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What is in force for a service, and which stages it has.
 *
 * @param service its name
 * @param mode how far Pulih may go for it
 * @param slo its objective
 * @param thresholds those that it has for itself, by rule
 * @param places where it runs and who hears of it
 * @param owned consumer groups and database servers that count for it
 * @param explanations what each stage does now, and what holds it; empty before the first tick
 */
public record ServiceInForce(
    ServiceRef service,
    String mode,
    String slo,
    SortedMap<String, String> thresholds,
    List<Entry> places,
    List<String> owned,
    List<Explanation> explanations) {

  public ServiceInForce {
    places = List.copyOf(places);
    owned = List.copyOf(owned);
    explanations = List.copyOf(explanations);
  }

  static ServiceInForce of(
      Watched watched,
      SortedMap<String, String> own,
      List<Entry> places,
      List<Explanation> explanations) {
    return new ServiceInForce(
        watched.service(),
        watched.mode().word(),
        text(watched.slo()),
        own,
        places,
        Stream.concat(watched.owned().groups().stream(), watched.owned().databases().stream())
            .sorted()
            .toList(),
        explanations);
  }

  private static String text(Slo slo) {
    return "availability: %s, p99: %s, errors: %s"
        .formatted(
            Entries.percent(slo.availability()),
            Durations.text(slo.p99()),
            Entries.percent(slo.errorRatio()));
  }
}
