package dev.pulih.analyse;

import dev.pulih.signal.Pod;
import dev.pulih.signal.Termination;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Causes that show in the service's own pods. */
final class PodCauses {

  /** An end of a container longer before the onset than this explains nothing. */
  private static final Duration RELATED = Duration.ofHours(1);

  /** The kubelet's back-off is a minute and more from the third restart on. */
  private static final int LOOPING = 3;

  private PodCauses() {}

  /** A failing pod's container was killed for want of memory: exit code 137, OOMKilled. */
  static Optional<Cause> outOfMemory(Briefing briefing) {
    return briefing.symptoms().failingPods().stream()
        .filter(pod -> lastEnd(pod, briefing).filter(PodCauses::oom).isPresent())
        .findFirst()
        .map(PodCauses::outOfMemory);
  }

  private static boolean oom(Termination end) {
    return end.reason().equals("OOMKilled");
  }

  private static Cause outOfMemory(Pod pod) {
    return new Cause(
        80,
        "A container of pod "
            + pod.ref().name()
            + " was OOMKilled: its memory limit is too low for the load, or it leaks.",
        describe(pod)
            + "; compare the memory limit with the heap settings and raise the limit or mend the"
            + " leak.",
        true);
  }

  /** A failing pod restarts again and again: no restart by hand mends that. */
  static Optional<Cause> crashLoop(Briefing briefing) {
    return briefing.symptoms().failingPods().stream()
        .filter(pod -> !pod.ready() && pod.health().restarts() >= LOOPING)
        .findFirst()
        .map(pod -> crashLoop(pod, lastEnd(pod, briefing)));
  }

  private static Cause crashLoop(Pod pod, Optional<Termination> end) {
    return new Cause(
        70,
        "Pod "
            + pod.ref().name()
            + " is in a crash loop after "
            + pod.health().restarts()
            + " restarts"
            + end.map(last -> ", the last with " + last.reason() + " " + last.exitCode()).orElse("")
            + ".",
        "kubectl -n "
            + pod.ref().namespace()
            + " logs "
            + pod.ref().name()
            + " --previous --tail=100; undo the last release or configuration change if the log"
            + " names it.",
        false);
  }

  /** Some pods fail while their peers do not. */
  static Optional<Cause> onePodOfSeveral(Briefing briefing) {
    Symptoms symptoms = briefing.symptoms();
    long running = symptoms.pods().stream().filter(pod -> pod.health().running()).count();
    return symptoms.failingPods().stream()
        .findFirst()
        .filter(_ -> symptoms.failing().size() < running)
        .map(worst -> onePodOfSeveral(worst, symptoms.failing().size(), running));
  }

  private static Cause onePodOfSeveral(Pod worst, int failing, long running) {
    return new Cause(
        60,
        failing
            + " of "
            + running
            + " pods fail, "
            + worst.ref().name()
            + " worst, while the others serve: the fault is in the pod or its node.",
        describe(worst),
        true);
  }

  /** All pods fail alike: what they share is at fault. */
  static Optional<Cause> allPodsAlike(Briefing briefing) {
    Symptoms symptoms = briefing.symptoms();
    return Optional.of(symptoms.failing().size())
        .filter(failing -> failing > 0 && failing >= symptoms.pods().size())
        .map(failing -> allPodsAlike(briefing, failing));
  }

  private static Cause allPodsAlike(Briefing briefing, int failing) {
    return new Cause(
        40,
        "All "
            + failing
            + " pods fail alike: a release, the configuration or something they share"
            + " is at fault, not a pod.",
        "kubectl -n "
            + briefing.service().namespace()
            + " rollout history deployment/"
            + briefing.service().name()
            + "; if a release came just before, undo it; else look at what the service calls.",
        false);
  }

  private static Optional<Termination> lastEnd(Pod pod, Briefing briefing) {
    Instant since = briefing.symptoms().onset().map(at -> at.minus(RELATED)).orElse(Instant.MIN);
    return pod.health().lastTermination().filter(end -> end.finishedAt().isAfter(since));
  }

  private static String describe(Pod pod) {
    return "kubectl -n " + pod.ref().namespace() + " describe pod " + pod.ref().name();
  }
}
