package dev.pulih.detect.evidence;

import dev.pulih.signal.CallGraph;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Call graphs of a town, written as {@code caller>callee}. */
final class Graphs {

  private Graphs() {}

  static ServiceRef service(String name) {
    return new ServiceRef("town", name);
  }

  static CallGraph of(String... calls) {
    Map<Entity, Reading> rates = new HashMap<>();
    for (String call : calls) {
      String[] ends = call.split(">", -1);
      rates.put(new Entity.OfCall(service(ends[0]), service(ends[1])), new Reading.Value(1));
    }
    return CallGraph.of(new Readings(Instant.EPOCH, Map.of(Signals.CALL_RATE, rates), Map.of()));
  }
}
