package dev.pulih.service.web.page;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.StageRules;
import dev.pulih.detect.Trust;
import dev.pulih.flow.Setup;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Policy;
import dev.pulih.service.config.Home;
import dev.pulih.service.config.Measuring;
import dev.pulih.service.config.Pace;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.config.Recovery;
import dev.pulih.service.config.yaml.Durations;
import dev.pulih.service.web.page.InForce.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says all of a configuration that is in force, but secrets and what may hold one. */
public final class InForceTopics {

  private InForceTopics() {}

  /** Those of a configuration. */
  public static InForce of(PulihConfiguration configuration) {
    Map<String, String> origins = configuration.neighbours().outgoing().origins();
    Stream<Topic> topics =
        Stream.of(
                decisions(configuration, origins),
                measured(configuration.measuring(), origins),
                Stream.of(AdviceInForce.verdicts(configuration.recovery().policy().advice())),
                NeighboursInForce.of(configuration.neighbours()),
                itself(configuration.home(), origins),
                Stream.of(SignalsInForce.of(configuration.measuring().preset())))
            .flatMap(part -> part);
    return new InForce(
        topics.filter(topic -> !topic.entries().isEmpty()).toList(),
        PlacesInForce.of(configuration));
  }

  private static Stream<Topic> itself(Home home, Map<String, String> origins) {
    return Stream.of(
        AccessInForce.of(home, origins),
        HomeInForce.of(home, origins),
        HomeInForce.retention(home.retention()),
        OversightInForce.of(home.oversight(), origins));
  }

  private static Stream<Topic> decisions(
      PulihConfiguration configuration, Map<String, String> origins) {
    Recovery recovery = configuration.recovery();
    StageRules stages = configuration.measuring().detection().stages();
    return Stream.of(
        stages(recovery.mode().word(), recovery.policy(), stages),
        escalation(recovery.policy(), stages),
        RoutingInForce.of(
            recovery.policy().escalation().routing(),
            configuration.neighbours().people().next(),
            origins),
        guards(recovery.guards()));
  }

  private static Stream<Topic> measured(Measuring measuring, Map<String, String> origins) {
    DetectionSettings detection = measuring.detection();
    return Stream.of(
        PrometheusInForce.of(measuring.prometheus(), origins),
        pace(measuring.pace(), detection.trust()),
        rules(detection),
        DeviationInForce.of(detection));
  }

  /** Those of what runs without a configuration. */
  public static InForce of(Setup setup) {
    DetectionSettings detection = setup.detection();
    String modes =
        setup.services().stream()
            .map(watched -> watched.mode().word())
            .distinct()
            .collect(Collectors.joining(", "));
    return new InForce(
        List.of(
            stages(modes, setup.policy(), detection.stages()),
            escalation(setup.policy(), detection.stages()),
            guards(setup.limits()),
            rules(detection),
            DeviationInForce.of(detection),
            AdviceInForce.verdicts(setup.policy().advice())));
  }

  private static Topic stages(String mode, Policy policy, StageRules rules) {
    Entries entries = new Entries().text("mode", mode);
    entries
        .share("stages.restart.above", policy.restart().above())
        .time("stages.restart.for", rules.restart().hold())
        .time("stages.restart.rolloutDeadline", policy.restart().rolloutWithin())
        .share("stages.restart.podsLeft", policy.restart().podsLeft());
    judgement(entries, "stages.restart.", policy.restart().judgement());
    entries
        .share("stages.shift.above", policy.shift().above())
        .time("stages.shift.for", rules.shift().hold());
    judgement(entries, "stages.shift.", policy.shift().judgement());
    shift(entries, policy.shift());
    return entries
        .time("stages.actWithin", policy.patience().actWithin())
        .share("stages.pastBelow", rules.recency().pastBelow())
        .time("approvals.expireAfter", policy.patience().approveWithin())
        .about("topic.stages");
  }

  private static void judgement(Entries entries, String prefix, Policy.Judgement judgement) {
    entries
        .time(prefix + "evaluateAfter", judgement.after())
        .time(prefix + "checkpoint", judgement.checkpoint())
        .share(prefix + "recoveredBelow", judgement.errorsBelow())
        .number(prefix + "minRequests", judgement.minRequests());
  }

  private static void shift(Entries entries, Policy.Shift shift) {
    entries
        .number("stages.shift.p99Factor", shift.p99Factor())
        .share("stages.shift.target.errorsBelow", shift.target().errorsBelow())
        .share("stages.shift.target.headroom", shift.target().headroom() - 1)
        .time("stages.shift.target.idleReadyFor", shift.target().idleReadyFor())
        .text("stages.shift.target.allowIdleStandby", shift.target().allowIdleStandby())
        .time("stages.shift.breaker.remindAfter", shift.care().remindAfter())
        .time("stages.shift.breaker.watchRelease", shift.care().watchRelease());
  }

  private static Topic escalation(Policy policy, StageRules rules) {
    Policy.Escalation escalation = policy.escalation();
    return new Entries()
        .time("escalation.idleAfter", escalation.idleAfter())
        .time("escalation.pageAfter", escalation.pageAfter())
        .time("escalation.waitForShift", escalation.waitForShift())
        .time("escalation.resolveAfter", rules.resolveAfter())
        .time("escalation.relapseWithin", escalation.relapseWithin())
        .about("topic.escalation");
  }

  private static Topic guards(GuardLimits guards) {
    return new Entries()
        .text("guards.restartLoop", times(guards.restarts().count(), guards.restarts().within()))
        .number("guards.storm.services", guards.storm().services())
        .share("guards.storm.share", guards.storm().share())
        .number("guards.storm.minServices", guards.storm().minServices())
        .time("guards.storm.within", guards.storm().within())
        .number("guards.concurrency.atOnce", guards.actions().atOnce())
        .number("guards.concurrency.perHour", guards.actions().perHour())
        .text(
            "guards.ineffective",
            times(guards.ineffective().count(), guards.ineffective().within()))
        .time("guards.newTemplate", guards.newTemplate())
        .about("topic.guards");
  }

  private static String times(int count, Duration within) {
    return "{count: %d, within: %s}".formatted(count, Durations.text(within));
  }

  private static Topic pace(Pace pace, Trust trust) {
    Entries entries = new Entries().time("interval", pace.interval()).time("offset", pace.offset());
    return WindowsInForce.after(entries, pace.windows())
        .number("detection.trust.minRequests", trust.minRequests())
        .time("detection.trust.freshness", trust.freshness())
        .share("detection.trust.freshShare", trust.freshShare())
        .time("detection.trust.inventoryAge", trust.inventoryAge())
        .number("detection.trust.unknownTicks", trust.unknownTicks())
        .about("topic.pace");
  }

  private static Topic rules(DetectionSettings detection) {
    Entries entries = new Entries();
    detection.rules().forEach(rule -> entries.text(rule.name(), RuleText.of(rule)));
    return entries.about("topic.rules");
  }
}
