package dev.pulih.analyse;

import dev.pulih.detect.Finding;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Causes that the ranking of suspects finds.
 *
 * @param briefing what is known
 * @param first the likeliest suspect
 */
record RankedCauses(Briefing briefing, Optional<Culprit> first) {

  /** An order among rules: surer than what all pods share, less sure than how a container ended. */
  private static final int CONFIDENCE = 65;

  static RankedCauses of(Briefing briefing) {
    return new RankedCauses(briefing, SuspectRanking.of(briefing.dossier()).stream().findFirst());
  }

  /** Something that the service calls, or its database server, was in trouble first. */
  Optional<Cause> elsewhere() {
    return first.filter(this::isElsewhere).map(this::elsewhere);
  }

  private boolean isElsewhere(Culprit culprit) {
    return !culprit.isService() || !culprit.service().equals(briefing.service());
  }

  private Cause elsewhere(Culprit culprit) {
    return new Cause(
        CONFIDENCE,
        "The cause is likely "
            + culprit.entity()
            + (through(culprit).isEmpty()
                ? ", which it depends on"
                : ", which it reaches through " + through(culprit))
            + owners(culprit)
            + " ("
            + culprit.harm().text()
            + ")"
            + within(culprit)
            + ".",
        action(culprit),
        false);
  }

  private static String through(Culprit culprit) {
    int end = culprit.path().size() - (culprit.isService() ? 1 : 0);
    return culprit.path().subList(1, Math.max(1, end)).stream()
        .map(ServiceRef::name)
        .collect(Collectors.joining(" and "));
  }

  /**
   * Any of those that own a database server may be what uses it up:
   *
   * <p>"which it depends on as a database of bos/txn-service".
   */
  private String owners(Culprit culprit) {
    String owners =
        briefing.dossier().around().ownersOf(culprit.entity()).stream()
            .map(ServiceRef::toString)
            .collect(Collectors.joining(" and "));
    return owners.isEmpty() ? "" : " as a database of " + owners;
  }

  /** What the rules find in the suspect's own pods. */
  private String within(Culprit culprit) {
    return culprit.isService()
        ? pods(about(culprit)).map(cause -> ": " + withoutStop(cause.sentence())).orElse("")
        : ": its connections run out";
  }

  private static Optional<Cause> pods(Briefing there) {
    return PodCauses.outOfMemory(there)
        .or(() -> PodCauses.crashLoop(there))
        .or(() -> PodCauses.onePodOfSeveral(there));
  }

  private static String withoutStop(String sentence) {
    return sentence.substring(0, sentence.length() - 1);
  }

  /** The same incident with the suspect in the middle. */
  private Briefing about(Culprit culprit) {
    ServiceRef service = culprit.service();
    List<Pod> pods = briefing.dossier().around().podsOf(service);
    List<Finding> findings =
        briefing.symptoms().elsewhere().stream()
            .filter(finding -> finding.service().equals(service))
            .toList();
    Set<PodRef> failing = Set.copyOf(culprit.pods());
    return new Briefing(
        briefing.incident(), service, new Symptoms(findings, pods, failing, List.of()), "{}");
  }

  private static String action(Culprit culprit) {
    return culprit.isService()
        ? "Look at "
            + culprit.service()
            + " first: kubectl -n "
            + culprit.service().namespace()
            + " "
            + (culprit.pods().isEmpty()
                ? "rollout history deployment/" + culprit.service().name()
                : "describe pod " + culprit.pods().getFirst().name())
            + "; restarting a caller mends nothing."
        : "SELECT pid, usename, application_name, state, left(query, 80) FROM pg_stat_activity"
            + " ORDER BY xact_start; find who holds the connections.";
  }

  /** Some of its own pods stand out, though none has failed for long enough to be restarted. */
  Optional<Cause> ownPods() {
    return first
        .filter(culprit -> !isElsewhere(culprit) && !culprit.pods().isEmpty())
        .flatMap(culprit -> pods(withPods(culprit)));
  }

  private Briefing withPods(Culprit culprit) {
    Symptoms known = briefing.symptoms();
    Symptoms more =
        new Symptoms(known.findings(), known.pods(), Set.copyOf(culprit.pods()), known.elsewhere());
    return new Briefing(briefing.incident(), briefing.service(), more, "{}");
  }

  /** Its own numbers show trouble, and nothing that it is known to call is in trouble as well. */
  Optional<Cause> itself() {
    return first
        .filter(culprit -> !isElsewhere(culprit) && culprit.harm().strength() > 0)
        .map(this::itself);
  }

  private Cause itself(Culprit culprit) {
    ServiceRef service = briefing.service();
    return new Cause(
        35,
        "The cause is likely in "
            + service
            + " itself ("
            + culprit.harm().text()
            + "): "
            + callees()
            + (briefing.symptoms().pods().isEmpty() ? "." : ", and no few of its pods stand out."),
        "kubectl -n "
            + service.namespace()
            + " rollout history deployment/"
            + service.name()
            + "; if a release came just before, undo it.",
        false);
  }

  private String callees() {
    return briefing.dossier().around().calls().callees(briefing.service()).isEmpty()
        ? "no service is known that it calls"
        : "nothing that it calls was in trouble before";
  }
}
