package dev.pulih.notify;

import dev.pulih.detect.ClientErrors;
import dev.pulih.detect.NoReadyEndpoint;
import dev.pulih.detect.Rule;
import dev.pulih.detect.Threshold;
import dev.pulih.notify.Runbook.Shipped;
import dev.pulih.recover.Facts;
import dev.pulih.recover.Situation.Sign;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which runbooks apply to an incident: the one that the evidence or the findings name, and the one
 * of its service.
 *
 * @param ofRules by the names of rules; they come before what ships
 * @param ofServices by service
 */
public record Runbooks(Map<String, Runbook> ofRules, Map<ServiceRef, Runbook> ofServices) {

  /** Why a container ended: {@link dev.pulih.signal.Termination#reason}. */
  private static final Map<String, Shipped> OF_CAUSES = Map.of("OOMKilled", Shipped.RB_01);

  /**
   * By signal, the nearer to a cause the earlier: a database without connections makes a consumer
   * lag, and both make answers slow.
   */
  private static final List<OfSignal> OF_SIGNALS =
      List.of(
          new OfSignal(Signals.DB_CONNECTIONS, Shipped.RB_03),
          new OfSignal(Signals.KAFKA_LAG, Shipped.RB_02),
          new OfSignal(Signals.P99_LATENCY, Shipped.RB_04));

  private record OfSignal(Signal signal, Shipped runbook) {
    boolean about(String name) {
      return signal.name().equals(name);
    }
  }

  public Runbooks {
    ofRules = Map.copyOf(ofRules);
    ofServices = Map.copyOf(ofServices);
  }

  /** What ships, and nothing of the user's own. */
  public static Runbooks shipped() {
    return new Runbooks(Map.of(), Map.of());
  }

  /** The runbooks for an incident, the most telling one first; empty where nothing names one. */
  public List<Runbook> of(Facts facts) {
    List<Sign> signs = facts.alarm().signs();
    Optional<Runbook> found =
        ofCause(facts).or(() -> ofRules(signs)).or(() -> ofSignals(signs).map(r -> r));
    Optional<Runbook> own = Optional.ofNullable(ofServices.get(facts.incident().service()));
    return Stream.concat(found.stream(), own.stream()).distinct().toList();
  }

  private static Optional<Runbook> ofCause(Facts facts) {
    return facts.notes().cause().map(OF_CAUSES::get);
  }

  private Optional<Runbook> ofRules(List<Sign> signs) {
    return signs.stream().flatMap(sign -> Stream.ofNullable(ofRules.get(sign.rule()))).findFirst();
  }

  private static Optional<Shipped> ofSignals(List<Sign> signs) {
    return OF_SIGNALS.stream()
        .filter(link -> signs.stream().anyMatch(sign -> link.about(sign.signal())))
        .map(OfSignal::runbook)
        .findFirst();
  }

  /** The runbook that a rule leads to by itself; empty where it does not tell a cause. */
  public static Optional<Shipped> of(Rule rule) {
    return ofSignal(measured(rule).name());
  }

  private static Signal measured(Rule rule) {
    return switch (rule) {
      case Threshold threshold -> threshold.signals().getFirst();
      case ClientErrors _ -> Signals.CLIENT_ERROR_RATE;
      case NoReadyEndpoint _ -> NoReadyEndpoint.READY_PODS;
    };
  }

  /** The runbook that a finding about a signal leads to. */
  static Optional<Shipped> ofSignal(String name) {
    return OF_SIGNALS.stream().filter(link -> link.about(name)).map(OfSignal::runbook).findFirst();
  }

  /** The causes that lead to a runbook, whatever rule found the incident. */
  public static List<String> causesOf(Shipped runbook) {
    return OF_CAUSES.entrySet().stream()
        .filter(link -> link.getValue() == runbook)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
