package dev.pulih.service.escalation;

import dev.pulih.flow.IncidentBook;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.policy.Routing;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.escalation.Burst.Town;
import dev.pulih.service.escalation.Witness.Accepted;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the end of a burst whether anything was lost, doubled or turned round. */
final class Judge {

  private static final Comparator<EffectId> ORDER =
      Comparator.comparingLong(EffectId::seq).thenComparingInt(EffectId::index);

  /** A kill forgets what was folded: if no more than this is left of it, it is told one by one. */
  private static final int FOLD = Routing.defaults().foldAbove();

  /** Half a minute for the pager, a minute between two tries, two that a vendor asked for. */
  private static final Duration PATIENCE = Duration.ofSeconds(30 + 60 + 120);

  private final Witness witness;
  private final Town town;
  private final EventLog log;
  private final int kills;
  private final Map<EffectId, List<Accepted>> byEffect = new HashMap<>();

  Judge(Witness witness, Town town, EventLog log, int kills) {
    this.witness = witness;
    this.town = town;
    this.log = log;
    this.kills = kills;
    witness.accepted().forEach(a -> a.of().forEach(q -> file(q.id(), a)));
  }

  private void file(EffectId id, Accepted accepted) {
    byEffect.computeIfAbsent(id, _ -> new ArrayList<>()).add(accepted);
  }

  Figures judge(Duration lasted) {
    log.queued()
        .forEach(q -> require(false, "nothing is left in the outbox: " + q, q.id().incident()));
    List<Begun> incidents = new IncidentBook(log, _ -> {}).all();
    require(incidents.size() >= town.courses().size(), "every service had its incident", "");
    incidents.forEach(this::judge);
    require(
        repeats().size() <= town.slack().lost() + kills * FOLD,
        "a repeat follows a lost answer or a kill: " + repeats().size(),
        "");
    soon();
    prompt();
    return figures(lasted);
  }

  /** After a kill nobody remembers who wants to be left alone, for one request by each line. */
  private void soon() {
    int tooSoon = town.slack().tooSoon();
    require(tooSoon <= 2 * kills, "Slack's pace is kept but for kills: " + tooSoon, "");
  }

  /**
   * A call that something could take waits for its turn, and for nothing else: neither for what
   * nobody is called by, nor for the pager of another contact.
   */
  private void prompt() {
    long loud = witness.decided().stream().filter(q -> isLoud(q.effect())).count();
    Duration longest = PATIENCE.plusSeconds(loud);
    pages()
        .forEach(
            page ->
                require(
                    unreached(page).compareTo(longest) <= 0,
                    "a call reaches somebody within " + longest + ": " + page,
                    page.id().incident()));
  }

  private static boolean isLoud(Effect effect) {
    return effect instanceof Effect.Page || (effect instanceof Effect.Tell tell && tell.loud());
  }

  // ----- one incident

  private void judge(Begun incident) {
    String id = incident.id();
    require(!incident.live(), "it is over", id);
    decided(id).forEach(queued -> arrived(queued, service(incident)));
    lines().forEach(line -> alerts(line, contact(line), incident));
    ordered(id);
    firstMessage(id);
    deadLetters(incident);
  }

  private static ServiceRef service(Begun incident) {
    return incident.facts().incident().service();
  }

  /**
   * A message arrives, or is refused by all; a call arrives at the pager, whoever took it before.
   */
  private void arrived(Queued queued, ServiceRef service) {
    switch (queued.effect()) {
      case Effect.Page _ -> {
        once(queued);
        require(
            Refusing.PAGES.of(service) || took(queued, line -> !line.equals("SLACK")),
            "a call reaches the pager: " + queued,
            queued.id().incident());
      }
      case Effect.Tell _ -> once(queued);
      default -> {}
    }
  }

  private void once(Queued queued) {
    boolean refused =
        log.events(queued.id().incident()).stream()
            .anyMatch(
                e ->
                    e.event() instanceof NotTold(String _, String _, Effect message)
                        && message.equals(queued.effect()));
    require(
        took(queued, _ -> true) != refused,
        "a message arrives or is refused: " + queued,
        queued.id().incident());
  }

  private boolean took(Queued queued, Predicate<String> line) {
    return byEffect.getOrDefault(queued.id(), List.of()).stream()
        .anyMatch(a -> line.test(a.line()));
  }

  /** One alert for each time that a contact was called anew, and none open at the end. */
  private void alerts(PagerDuty line, int contact, Begun incident) {
    PagerDuty.Alert alert = line.alert(incident.id());
    int expected = Refusing.PAGES.of(service(incident)) ? 0 : times(incident.id(), contact);
    require(
        alert.opened() == expected,
        line.line() + " opened " + alert.opened() + " alerts, not " + expected,
        incident.id());
    require(!alert.open(), line.line() + " has no open alert", incident.id());
  }

  private int times(String incident, int contact) {
    int times = 0;
    boolean called = false;
    for (Queued queued : decided(incident)) {
      if (queued.effect() instanceof Effect.Page page && page.contact() == contact) {
        times += called ? 0 : 1;
        called = true;
      } else if (queued.effect() instanceof Effect.StandDown end && end.contact() == contact) {
        called = false;
      }
    }
    return times;
  }

  /** What one line gets from one lane for one contact comes in the order of its decisions. */
  private void ordered(String incident) {
    Map<String, EffectId> last = new HashMap<>();
    for (Accepted a : accepted(incident)) {
      a.of().stream().filter(isOf(incident)).forEach(queued -> ordered(a, queued, last));
    }
  }

  /** A repeat says again what came before. */
  private void ordered(Accepted accepted, Queued queued, Map<String, EffectId> last) {
    boolean again = !accepted.equals(byLine(queued.id(), accepted.line()));
    String way = accepted.line() + queued.effect().lane() + queued.effect().contact();
    EffectId before = again ? last.get(way) : last.put(way, queued.id());
    require(
        again || before == null || ORDER.compare(before, queued.id()) < 0,
        "messages keep their order: " + queued + " after " + before,
        queued.id().incident());
  }

  private Accepted byLine(EffectId id, String line) {
    return byEffect.get(id).stream().filter(a -> a.line().equals(line)).findFirst().orElseThrow();
  }

  /** One message, which is changed later; a call is one of its own; anything more is a repeat. */
  private void firstMessage(String incident) {
    long posts = town.slack().posts().stream().filter(p -> p.incident().equals(incident)).count();
    long loud =
        accepted(incident).stream()
            .filter(a -> a.line().equals("SLACK") && a.message().kind() == Kind.PAGE)
            .count();
    long again = repeats().stream().filter(a -> a.of().stream().anyMatch(isOf(incident))).count();
    require(posts <= 1 + loud + again, "one first message: " + posts + " posts", incident);
  }

  /** What is kept as refused is what was refused: messages to a chat that takes none. */
  private void deadLetters(Begun incident) {
    List<Effect> kept = incident.facts().alarm().response().refused();
    List<Effect> expected =
        Refusing.CHATS.of(service(incident))
            ? decided(incident.id()).stream()
                .map(Queued::effect)
                .filter(e -> e instanceof Effect.Tell)
                .toList()
            : List.of();
    require(
        kept.containsAll(expected) && kept.size() == expected.size(),
        "dead letters are what was refused: " + kept,
        incident.id());
  }

  // ----- all of them

  /** What Slack took though it had taken some of it before. */
  private List<Accepted> repeats() {
    Set<EffectId> before = new HashSet<>();
    List<Accepted> repeats = new ArrayList<>();
    witness.accepted().stream()
        .filter(a -> a.line().equals("SLACK"))
        .forEach(
            a -> {
              List<EffectId> ids = a.of().stream().map(Queued::id).toList();
              if (ids.stream().anyMatch(before::contains)) {
                repeats.add(a);
              }
              before.addAll(ids);
            });
    return repeats;
  }

  private Figures figures(Duration lasted) {
    List<PagerDuty> pagers = lines();
    return new Figures(
        (int) witness.decided().stream().filter(q -> q.effect() instanceof Effect.Page).count(),
        kills,
        new Figures.OfSlack(
            (int) witness.accepted().stream().filter(a -> a.line().equals("SLACK")).count(),
            repeats().size(),
            town.slack().lost(),
            town.slack().tooSoon()),
        new Figures.OfPager(
            pagers.stream().mapToInt(Vendor::requests).sum(),
            pagers.stream().mapToInt(PagerDuty::merged).sum(),
            pagers.stream().mapToInt(Vendor::lost).sum(),
            pagers.stream().mapToInt(Vendor::tooSoon).sum()),
        new Figures.Times(unreached(), afterReturn(), lasted));
  }

  private Duration unreached() {
    return pages().map(this::unreached).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** From a call's decision until anybody had it, without the time in which nothing was there. */
  private Duration unreached(Queued page) {
    Duration waited = Duration.ZERO;
    Duration second = Duration.ofSeconds(1);
    Instant until =
        byEffect.getOrDefault(page.id(), List.of()).stream()
            .map(Accepted::at)
            .findFirst()
            .orElse(page.decidedAt());
    for (Instant at = page.decidedAt(); at.isBefore(until); at = at.plus(second)) {
      waited = isDark(Incident.refOf(page.id().incident()), at) ? waited : waited.plus(second);
    }
    return waited;
  }

  /** Whether nothing could have taken a call about a service. */
  private boolean isDark(ServiceRef service, Instant at) {
    boolean pager = Refusing.PAGES.of(service) || town.pager().weather().isBad(at);
    boolean chat = Refusing.CHATS.of(service) || town.slack().weather().isBad(at);
    return pager && chat;
  }

  private Duration afterReturn() {
    Instant back = town.pager().weather().back();
    return pages()
        .filter(page -> page.decidedAt().isBefore(back))
        .flatMap(page -> byEffect.getOrDefault(page.id(), List.of()).stream())
        .filter(a -> !a.line().equals("SLACK") && a.at().isAfter(back))
        .map(a -> Duration.between(back, a.at()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  // ----- what there is

  private Stream<Queued> pages() {
    return witness.decided().stream().filter(q -> q.effect() instanceof Effect.Page);
  }

  private List<PagerDuty> lines() {
    return Stream.concat(Stream.of(town.pager()), town.next().stream()).toList();
  }

  private int contact(PagerDuty line) {
    return lines().indexOf(line);
  }

  private static Predicate<Queued> isOf(String incident) {
    return queued -> queued.id().incident().equals(incident);
  }

  private List<Queued> decided(String incident) {
    return witness.decided().stream().filter(isOf(incident)).toList();
  }

  private List<Accepted> accepted(String incident) {
    return witness.accepted().stream()
        .filter(a -> a.of().stream().anyMatch(isOf(incident)))
        .toList();
  }

  private void require(boolean holds, String rule, String incident) {
    if (!holds) {
      throw new AssertionError(rule + "\n" + story(incident));
    }
  }

  private String story(String incident) {
    Stream<String> events =
        log.events(incident).stream().map(e -> e.at() + " " + e.seq() + " " + e.step());
    Stream<String> sent =
        accepted(incident).stream()
            .map(
                a ->
                    a.at()
                        + " "
                        + a.line()
                        + " took "
                        + a.message().kind()
                        + " "
                        + a.message().headline()
                        + " for "
                        + a.of().stream().filter(isOf(incident)).map(q -> q.id().text()).toList());
    return incident + "\n" + Stream.concat(events, sent).sorted().collect(Collectors.joining("\n"));
  }
}
