package dev.pulih.simulator.port;

import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event log and outbox in memory, for worlds that nobody kills. */
public final class MemoryEventLog implements EventLog {
  private final Map<String, List<Recorded>> incidents = new LinkedHashMap<>();
  private final Map<EffectId, Queued> outbox = new LinkedHashMap<>();

  @Override
  public synchronized void append(Append append) {
    List<Recorded> events = incidents.computeIfAbsent(append.incident(), _ -> new ArrayList<>());
    if (append.seq() != events.size() + 1) {
      throw new StaleAppend(
          "Incident %s has %d events; number %d is not the next."
              .formatted(append.incident(), events.size(), append.seq()));
    }
    events.add(recorded(append));
    append.outcome().settles().ifPresent(outbox::remove);
    queue(append);
  }

  @Override
  public synchronized List<Recorded> load() {
    return incidents.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public synchronized List<Recorded> events(String incident) {
    return List.copyOf(incidents.getOrDefault(incident, List.of()));
  }

  @Override
  public synchronized List<Queued> queued() {
    return List.copyOf(outbox.values());
  }

  private static Recorded recorded(Append append) {
    Transition transition = append.outcome().transition();
    Said said = new Said(transition.step(), transition.why());
    return new Recorded(append.incident(), append.seq(), append.at(), append.event(), said);
  }

  private void queue(Append append) {
    List<Effect> effects = append.outcome().transition().effects();
    for (int i = 0; i < effects.size(); i++) {
      EffectId id = new EffectId(append.incident(), append.seq(), i);
      outbox.put(id, new Queued(id, effects.get(i), append.at()));
    }
  }
}
