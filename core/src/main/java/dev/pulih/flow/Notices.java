package dev.pulih.flow;

import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Runbook;
import dev.pulih.notify.Runbooks;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Ratio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a message says beside its headline. */
final class Notices {

  private Notices() {}

  static About about(Begun state) {
    Facts facts = state.facts();
    return new About(facts.incident().id(), facts.incident().service(), facts.alarm().severity());
  }

  static Map<String, String> details(Begun state, Runbooks runbooks) {
    Facts facts = state.facts();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("Incident", facts.incident().id());
    details.put("Service", facts.incident().service().toString());
    details.put("Severity", facts.alarm().severity().name());
    details.put("Opened", facts.incident().openedAt().toString());
    facts.attempts().forEach(a -> details.put("Stage " + a.stage().number(), attempt(a)));
    facts.notes().cause().ifPresent(c -> details.put("Evidence", c));
    facts
        .notes()
        .opinion()
        .ifPresent(o -> details.put("Likely cause (" + o.source() + ")", o.verdict().rootCause()));
    facts.notes().held().ifPresent(h -> details.put("Held back by", h.toString()));
    List<Runbook> what = runbooks.of(facts);
    if (!what.isEmpty()) {
      details.put("Runbook", String.join("\n", what.stream().map(Runbook::line).toList()));
    }
    if (state.drafted()) {
      details.put("Post-mortem draft", "./pulih postmortem " + state.id());
    }
    return details;
  }

  private static String attempt(Attempt attempt) {
    return attempt.result()
        + ", decided "
        + attempt.at()
        + ", error rate "
        + Ratio.text(attempt.before())
        + " -> "
        + Ratio.text(attempt.after());
  }
}
