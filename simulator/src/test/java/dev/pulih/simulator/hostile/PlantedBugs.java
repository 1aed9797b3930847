package dev.pulih.simulator.hostile;

import dev.pulih.simulator.hostile.PlantedGuards.PlantedGuard;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bugs of the kinds that an auto-healer dies of, the guards that are taken out among them; each
 * must be found by a world or by a test.
 */
final class PlantedBugs {

  private PlantedBugs() {}

  static List<PlantedBug> all() {
    return Stream.of(
            machine(),
            calls(),
            breakers(),
            maintenance(),
            evaluation(),
            PlantedGuards.all().stream().map(PlantedGuard::bug).toList(),
            counts(),
            verdicts(),
            lastLook(),
            leadership(),
            records(),
            detection())
        .flatMap(List::stream)
        .toList();
  }

  private static PlantedBug bug(String name, String file, String right, String wrong) {
    return new PlantedBug(name, file, right, wrong);
  }

  private static List<PlantedBug> machine() {
    return List.of(
        bug(
            "a second restart is allowed",
            "recover/Choice.java",
            " && !facts.tried(Stage.RESTART)",
            ""),
        bug(
            "a restart follows a shift",
            "recover/Choice.java",
            "shifted ? Optional.empty() : restart(facts, s, now)",
            "restart(facts, s, now)"),
        bug(
            "a tie goes to stage 2",
            "recover/Choice.java",
            ".thenComparing(Choice::stage)",
            ".thenComparing(Choice::stage, Comparator.reverseOrder())"),
        bug(
            "a dry run acts",
            "recover/Gate.java",
            "case DRY_RUN -> new Rehearse()",
            "case DRY_RUN -> new Go()"),
        bug(
            "an approval that nobody gave is taken",
            "recover/WhenAwaitingApproval.java",
            "state.approvedBy().isPresent() ? tryAgain(",
            "now.isAfter(Instant.MIN) ? tryAgain("),
        bug(
            "an approval never expires",
            "recover/WhenAwaitingApproval.java",
            "return now.isBefore(state.deadline())\n        ? Transition.ignored(state, \"waits",
            "return now.isBefore(Instant.MAX)\n        ? Transition.ignored(state, \"waits"),
        bug(
            "a hold stops the page deadline",
            "recover/Alarms.java",
            "state.live() && stillBad(s)",
            "state.live() && stillBad(s) && s.restart().holds().isEmpty()"),
        bug(
            "an unanswered shift forgets its breaker",
            "recover/WhenShifting.java",
            "opened(state, now).ended(Result.INCONCLUSIVE)",
            "state.facts().ended(Result.INCONCLUSIVE)"),
        bug(
            "the answer to another order is taken",
            "recover/WhenRestarting.java",
            "order.equals(state.order())",
            "state.order() != null"),
        bug(
            "what becomes calm at stage 3 resolves by itself",
            "recover/WhenWithPeople.java",
            "if (!state.quiet() && s.view().calm().holds()) {",
            "if (s.view().calm().holds()) {\n      return Escalations.resolved(state.facts(), s.restart().condition().since());\n    }\n"
                + "    if (!state.quiet() && s.view().calm().holds()) {"),
        bug(
            "a relapse opens an incident of its own",
            "flow/Openings.java",
            ".filter(s -> isRecent(s, now))",
            ".filter(s -> !isRecent(s, now) && isRecent(s, now))"));
  }

  private static List<PlantedBug> breakers() {
    return List.of(
        bug(
            "people are reminded of an open breaker once",
            "recover/BreakerCare.java",
            "now.isBefore(open.told().plus(after))",
            "now.isBefore(open.since().plus(after)) || open.told().isAfter(open.since())"),
        bug(
            "a breaker is forgotten with its incident",
            "flow/Casebook.java",
            "filter(s -> !s.facts().breaker().isOver())",
            "filter(s -> s.live() && !s.facts().breaker().isOver())"),
        bug(
            "a release gets no verdict",
            "recover/ReleaseWatch.java",
            "? judge(state, watched, seen, now)",
            "? ended(state, watched, seen)"),
        bug(
            "a release whose errors nobody knows is watched for ever",
            "recover/ReleaseWatch.java",
            "seen.isKnown() ? end : last",
            "seen.isKnown() ? end : Instant.MAX"),
        bug(
            "what cannot be seen after a release is good",
            "recover/ErrorsSeen.java",
            "return isKnown() && severity.isEmpty();",
            "return severity.isEmpty();"),
        bug(
            "a release that makes a P1 pages nobody",
            "recover/ReleaseWatch.java",
            "    effects.add(new Page(BreakerTexts.headline(called, why), 0));\n",
            ""));
  }

  private static List<PlantedBug> maintenance() {
    return List.of(
        bug(
            "a window silences after its end",
            "policy/Switches.java",
            ".filter(w -> w.period().holds(now))\n        .map(w -> w.period().until())",
            ".filter(w -> !now.isBefore(w.period().from()))\n        .map(w -> w.period().until())"),
        bug(
            "a window that is not silent silences",
            "policy/Switches.java",
            "w.work().silent() && w.covers(service)",
            "w.covers(service)"),
        bug(
            "a silent window silences nobody",
            "flow/Silence.java",
            "held(present).or(() -> dropped(queued, present))",
            "dropped(queued, present)"),
        bug(
            "what a silent window held is dropped though it goes on",
            "flow/Silence.java",
            "return !state.live() && state.facts().breaker().isOver();",
            "return state.facts().breaker().isOver();"),
        bug(
            "after a silent window all contacts are called at once",
            "recover/Response.java",
            "return changes && contacts > 0 && taken.isEmpty()",
            "return changes && contacts < 0 && taken.isEmpty()"));
  }

  private static List<PlantedBug> evaluation() {
    return List.of(
        bug(
            "exactly 5 % counts as recovered",
            "recover/WhenJudgingRestart.java",
            "when errors < judgement(state).errorsBelow()",
            "when errors <= judgement(state).errorsBelow()"),
        bug(
            "an unknown judgement counts as recovered",
            "recover/WhenJudgingRestart.java",
            "case Reading.Unknown _ -> inconclusive(state, s, now)",
            "case Reading.Unknown _ -> recovered(state, s, now)"),
        bug(
            "pods from before the restart are judged",
            "recover/Results.java",
            ".filter(p -> !p.health().createdAt().isBefore(from))",
            ".filter(p -> p.health().createdAt().isAfter(Instant.MIN) || from == null)"),
        bug(
            "an undo forgets the breaker",
            "recover/WhenUndoing.java",
            "Escalations.toPeople(state.facts(), why, now, false)",
            "Escalations.toPeople(state.facts().with(new Breaker.None()), why, now, false)"),
        bug(
            "drift is not seen",
            "recover/WhenJudgingShift.java",
            "if (seen.inPlace() == Truth.FALSE) {",
            "if (seen.inPlace() == null) {"));
  }

  private static List<PlantedBug> verdicts() {
    return List.of(
        bug(
            "the template vetoes",
            "recover/Vetoes.java",
            "        .filter(Opinion::byModel)\n",
            ""),
        bug(
            "a verdict opens an incident that acts",
            "recover/WhenSuspected.java",
            "new Advised(facts), Step.OPENED",
            "new IncidentState.Open(facts, java.util.Optional.empty()), Step.OPENED"),
        bug(
            "a deviation hides a relapse",
            "flow/Openings.java",
            "        .filter(s -> !(s instanceof Provisional))\n",
            ""));
  }

  private static List<PlantedBug> counts() {
    return List.of(
        bug(
            "what came off counts as what helped",
            "flow/Fleets.java",
            "case NOT_RECOVERED, INCONCLUSIVE, RELAPSED, UNDER_WAY -> true;",
            "case NOT_RECOVERED, INCONCLUSIVE, RELAPSED, UNDER_WAY -> false;"),
        bug(
            "a restart is taken for a new pod template",
            "signal/TemplateRevision.java",
            "!path.equals(HASH) && !path.equals(RESTART)",
            "!path.equals(HASH)"),
        bug(
            "a template that came back is as old as it was",
            "signal/Revisions.java",
            "after.origin().reused() ? cameBack(after) : after.origin().createdAt()",
            "after.origin().createdAt()"),
        bug(
            "a rollout back is the rollout that it goes back to",
            "policy/RestartWitness.java",
            "back.hash() + \"/\" + back.revision()",
            "back.hash()"),
        bug(
            "a restart loop is one restart too long",
            "policy/Guards.java",
            "rollouts + worst >= limits.restarts().count()",
            "rollouts + worst > limits.restarts().count()"),
        bug(
            "pods that are not ready count as capacity",
            "recover/SubsetHealth.java",
            "long ready = pods.stream().filter(Pod::ready).count();",
            "long ready = pods.size();"),
        bug(
            "a failing subset passes for healthy",
            "recover/SubsetHealth.java",
            "share < target.errorsBelow()",
            "share <= 1"));
  }

  private static List<PlantedBug> lastLook() {
    return List.of(
        bug(
            "the time is looked at only before the condition is read",
            "flow/Clearance.java",
            "        .or(() -> obstacle(notAfter, present));\n",
            "        ;\n"),
        bug(
            "the last look trusts samples that are old",
            "flow/Setup.java",
            "return new LastLook(\n        qualified, ",
            "return new LastLook(\n        signals, "),
        bug(
            "half a shift is left as it is",
            "flow/WeightWriter.java",
            "answer instanceof Answer.Refused(Hold hold) ? retreat(written, hold) : answer",
            "answer"));
  }

  private static List<PlantedBug> leadership() {
    return List.of(
        bug(
            "a restart is sent by one that leads no more",
            "flow/LedRollouts.java",
            "return leadership\n        .hold()",
            "return leadership\n        .hold()\n        .filter(hold -> hold.detail().isEmpty())"),
        bug(
            "weights are written by one that leads no more",
            "flow/LedTraffic.java",
            "return leadership\n        .hold()",
            "return leadership\n        .hold()\n        .filter(hold -> hold.detail().isEmpty())"),
        bug(
            "what a standby does not send counts as refused",
            "flow/Outbox.java",
            "hold.reason() == Reason.NOT_LEADER",
            "hold.reason() == null"),
        bug(
            "a leader acts until another may lead",
            "flow/Candidacy.java",
            "this.term = lease.minus(lease.dividedBy(MARGIN)).toNanos();",
            "this.term = lease.plusMillis(1).toNanos();"),
        bug(
            "a lease counts from when the answer came",
            "flow/Candidacy.java",
            "      heard(election.ask(), asked);",
            "      Vote vote = election.ask();\n      heard(vote, asked + nanos.getAsLong() - asked);"),
        bug(
            "a term that is over comes back",
            "flow/Candidacy.java",
            "case Over over -> over;",
            "case Over _ -> first(vote, asked);"),
        bug(
            "a standby keeps the book that it had when it was started",
            "flow/IncidentBook.java",
            "  public synchronized void open() {\n    log.load().forEach(this::replay);",
            "  public synchronized void open() {\n    log.load().subList(0, 0).forEach(this::replay);"));
  }

  private static List<PlantedBug> calls() {
    return List.of(
        bug(
            "who acknowledged is passed over",
            "recover/Response.java",
            "return taken.isEmpty()\n        && contacts > 0",
            "return contacts > 0"),
        bug(
            "the first contact alone hears of the end",
            "recover/Escalations.java",
            "IntStream.range(0, facts.alarm().response().contacts())",
            "IntStream.range(0, Math.min(1, facts.alarm().response().contacts()))"),
        bug(
            "a pager that is down holds up the call",
            "flow/Caller.java",
            "return left.isPositive() ?",
            "return left.isPositive() || true ?"),
        bug(
            "a call that fell back is forgotten by the pager",
            "flow/Caller.java",
            "return down.<Tried>map(later -> new Tried.Meanwhile(called, later))",
            "return Optional.<Tried>empty()"),
        bug(
            "a message that was folded into another is sent as well",
            "flow/Digest.java",
            "crowd.forEach(queued -> folded.put(queued.id(), reference));",
            "crowd.subList(0, 0).forEach(queued -> folded.put(queued.id(), reference));"),
        bug(
            "an urgent message waits for the quiet hours to end",
            "policy/Routing.java",
            "return p1 ? Optional.empty() : quiet",
            "return quiet"));
  }

  private static List<PlantedBug> records() {
    return List.of(
        bug(
            "the outbox runs a lane out of order",
            "flow/Outbox.java",
            ".filter(q -> seen.add(LaneOf.of(q)))",
            ".filter(q -> seen.add(LaneOf.of(q)) || true)"),
        bug(
            "what is being put back is shifted again",
            "flow/Outbox.java",
            "new Retry(r.tries(), r.notBefore(), r.tried(), Optional.of(hold)));",
            "new Retry(r.tries(), r.notBefore(), r.tried(), r.givenUp()));"),
        bug(
            "a pager that is down for one contact holds up the next",
            "flow/Outbox.java",
            "effect.lane(), effect.contact())",
            "effect.lane(), 0)"),
        bug(
            "a late call is taken for the one after it",
            "flow/Letters.java",
            "call.contact() == contact && call.page() == page.seq()",
            "call.contact() == contact"),
        bug(
            "a first call waits behind further ones",
            "flow/Turns.java",
            "urgent < 0 || (urgent == 0 && number < other.number())",
            "number < other.number()"),
        bug(
            "a refusal counts while an earlier request may still be carried out",
            "flow/Outbox.java",
            "return Refusals.in(event).isPresent()\n        && before != null",
            "return Refusals.in(event).isPresent()\n        && before == null"),
        bug("what was given up is sent again", "flow/Clearance.java", ".or(present::givenUp)", ""),
        bug(
            "an order is not asked for before it is given up",
            "flow/RestartDoer.java",
            "case TRUE -> send(effect)",
            "case TRUE -> attempt(effect, present)"),
        bug(
            "the book's state moves before its append",
            "flow/IncidentBook.java",
            """
                append(new Append(incident, seq, at, event, new Outcome(next, settles)));
                enter(incident, seq, next.state(), at);
            """,
            """
                enter(incident, seq, next.state(), at);
                append(new Append(incident, seq, at, event, new Outcome(next, settles)));
            """),
        bug(
            "the fleet of a tick is put together once",
            "flow/TickTurn.java",
            "known == null || incidents != seen",
            "known == null"),
        bug(
            "retention removes an incident that is not over",
            "flow/Expiry.java",
            "if (state.live()) {",
            "if (false) {"),
        bug(
            "retention removes an incident whose breaker is open",
            "flow/Expiry.java",
            "if (!state.facts().breaker().isOver()) {",
            "if (false) {"),
        bug(
            "retention removes what guards look back to",
            "flow/Expiry.java",
            "if (age.compareTo(lookback) <= 0) {",
            "if (false) {"),
        bug(
            "a commit without an answer is forgotten",
            "flow/IncidentBook.java",
            "      uncertain.put(append.incident(), append);\n",
            ""),
        bug(
            "a storm is forgotten when Pulih starts again",
            "flow/WatchLoop.java",
            "    fleet.resume(casebook.storm(now));\n",
            ""),
        bug(
            "an incident that was opened long after a storm is closed as a part of it",
            "flow/Casebook.java",
            "        .filter(member -> !member.facts().incident().openedAt().isAfter(end))\n",
            ""));
  }

  private static List<PlantedBug> detection() {
    return List.of(
        bug(
            "an unknown tick counts as true",
            "detect/HoldClock.java",
            "case UNKNOWN -> pause(at)",
            "case UNKNOWN -> next(Truth.TRUE, at)"),
        bug(
            "samples that are old count",
            "detect/Qualifier.java",
            "      case Value _ when fresh.stale(entity) -> Reading.unknown(staleness(raw));\n",
            ""),
        bug(
            "three failed requests of four count",
            "detect/EnoughRequests.java",
            "enough(perSecond, span) ? reading : lowTraffic()",
            "enough(perSecond, span) ? reading : reading"),
        bug(
            "an inventory of any age is trusted",
            "signal/Inventory.java",
            "return at.isBefore(oldest) ? new Inventory(at, Map.of()) : this;",
            "return oldest == null ? new Inventory(at, Map.of()) : this;"));
  }
}
