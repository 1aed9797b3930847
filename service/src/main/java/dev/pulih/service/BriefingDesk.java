package dev.pulih.service;

import dev.pulih.analyse.Analyst;
import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Masking;
import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Question;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.claude.UserMessage;
import dev.pulih.service.web.BriefingView;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shows what a model is told about an incident. It remembers the latest message about each of the
 * latest incidents, for as long as this Pulih runs; of one that it remembers none of, it makes the
 * message anew, which means something while the incident lives.
 */
final class BriefingDesk implements Analyst {

  private static final int REMEMBERED = 500;

  private final Analyst analyst;
  private final Masking masking;
  private final Function<Begun, Briefing> briefings;
  private final InstantSource clock;
  private final Map<String, BriefingView> sent = new LinkedHashMap<>();

  BriefingDesk(
      Analyst analyst, Masking masking, Function<Begun, Briefing> briefings, InstantSource clock) {
    this.analyst = analyst;
    this.masking = masking;
    this.briefings = briefings;
    this.clock = clock;
  }

  /** What an analyst is told about an incident, as of the latest tick. */
  Briefing make(Begun incident) {
    return briefings.apply(incident);
  }

  @Override
  public Opinion ask(Question question) {
    remember(view(question.briefing(), true));
    return analyst.ask(question);
  }

  private synchronized void remember(BriefingView view) {
    sent.remove(view.incident());
    sent.put(view.incident(), view);
    if (sent.size() > REMEMBERED) {
      sent.remove(sent.keySet().iterator().next());
    }
  }

  /**
   * What a model was told about an incident, or would be; empty of a past one that is not known.
   */
  Optional<BriefingView> of(Begun incident, boolean anew) {
    Optional<BriefingView> told = anew ? Optional.empty() : sent(incident.id());
    return told.or(() -> wouldBe(incident));
  }

  private synchronized Optional<BriefingView> sent(String incident) {
    return Optional.ofNullable(sent.get(incident));
  }

  private Optional<BriefingView> wouldBe(Begun incident) {
    return incident.live() ? Optional.of(view(make(incident), false)) : Optional.empty();
  }

  private BriefingView view(Briefing briefing, boolean asked) {
    return new BriefingView(
        briefing.incident(), asked, clock.instant(), UserMessage.of(briefing, masking));
  }
}
