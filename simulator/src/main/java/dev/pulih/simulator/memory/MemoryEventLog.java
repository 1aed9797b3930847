package dev.pulih.simulator.memory;

import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event log in memory. It survives a crash of the loop, not one of the process. */
public final class MemoryEventLog implements EventLog {

  private final Map<String, List<Recorded>> events = new LinkedHashMap<>();
  private final Map<EffectId, Queued> outbox = new LinkedHashMap<>();

  @Override
  public synchronized void append(Append append) {
    List<Recorded> known = events.getOrDefault(append.incident(), List.of());
    if (append.seq() != known.size() + 1L) {
      throw new StaleAppend(
          "Incident "
              + append.incident()
              + " has "
              + known.size()
              + " events; not "
              + append.seq());
    }
    events.computeIfAbsent(append.incident(), _ -> new ArrayList<>()).add(recorded(append));
    append.outcome().settles().ifPresent(outbox::remove);
    queue(append);
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

  @Override
  public synchronized List<Recorded> load() {
    return events.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public synchronized List<Recorded> events(String incident) {
    return List.copyOf(events.getOrDefault(incident, List.of()));
  }

  @Override
  public synchronized List<Queued> queued() {
    return List.copyOf(outbox.values());
  }
}
