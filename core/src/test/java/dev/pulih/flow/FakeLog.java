package dev.pulih.flow;

import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event log in memory. */
final class FakeLog implements EventLog {

  private final List<Recorded> events = new ArrayList<>();
  private final Map<EffectId, Queued> outbox = new LinkedHashMap<>();
  private final List<Effect> decided = new ArrayList<>();

  @Override
  public void append(Append append) {
    if (append.seq() != events(append.incident()).size() + 1L) {
      throw new StaleAppend(append.incident() + " has another number than " + append.seq());
    }
    Transition next = append.outcome().transition();
    Said said = new Said(next.step(), next.why());
    events.add(new Recorded(append.incident(), append.seq(), append.at(), append.event(), said));
    append.outcome().settles().ifPresent(outbox::remove);
    queue(append, next.effects());
  }

  private void queue(Append append, List<Effect> effects) {
    decided.addAll(effects);
    for (int i = 0; i < effects.size(); i++) {
      EffectId id = new EffectId(append.incident(), append.seq(), i);
      outbox.put(id, new Queued(id, effects.get(i), append.at()));
    }
  }

  /** Every effect of a kind that was ever decided. */
  <E extends Effect> List<E> decided(Class<E> kind) {
    return decided.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public List<Recorded> load() {
    return List.copyOf(events);
  }

  @Override
  public List<Recorded> events(String incident) {
    return events.stream().filter(e -> e.incident().equals(incident)).toList();
  }

  @Override
  public List<Queued> queued() {
    return List.copyOf(outbox.values());
  }

  /** As retention does. */
  int remove(String incident) {
    int rows = events(incident).size();
    events.removeIf(e -> e.incident().equals(incident));
    return rows;
  }
}
