package dev.pulih.service;

import dev.pulih.analyse.Analyst;
import dev.pulih.notify.Notifier;
import dev.pulih.report.Drafting;
import java.util.List;

/**
 * Who is told, who is asked, and who writes.
 *
 * @param notifiers reach people
 * @param analyst gives opinions
 * @param drafting writes post-mortem drafts
 */
record People(List<Notifier> notifiers, Analyst analyst, Drafting drafting) {

  People {
    notifiers = List.copyOf(notifiers);
  }
}
