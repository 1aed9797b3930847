package dev.pulih.service;

import dev.pulih.analyse.Analyst;
import dev.pulih.notify.Notifier;
import java.util.List;

/**
 * Who is told, and who is asked.
 *
 * @param notifiers reach people
 * @param analyst gives opinions
 */
record People(List<Notifier> notifiers, Analyst analyst) {

  People {
    notifiers = List.copyOf(notifiers);
  }
}
