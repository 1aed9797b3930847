package dev.pulih.service.config.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the parser's marks, which count from 0, into places. */
record Places(String file) {

  Place of(Event event) {
    return of(event.getStartMark());
  }

  Place of(Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(Place.start(file));
  }
}
