package dev.pulih.service.web.page;

import dev.pulih.analyse.Masking;
import dev.pulih.analyse.MaskingRule;
import dev.pulih.service.config.Outgoing;
import dev.pulih.service.link.LinkTemplates;
import dev.pulih.service.web.page.InForce.Topic;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is in force of all that leaves: where it leads, and what is taken out of it. */
final class OutgoingInForce {

  private OutgoingInForce() {}

  /** Links as messages have them, so that whoever reads those knows them. */
  static Topic links(Outgoing outgoing) {
    LinkTemplates links = outgoing.links();
    Entries entries =
        new Entries()
            .some("links.dashboard", links.dashboard())
            .some("links.grafana", links.grafana())
            .some("links.runbooks", links.runbooks())
            .some("links.postmortem", links.postmortem());
    new TreeMap<>(outgoing.runbooks().ofRules())
        .forEach(
            (rule, runbook) ->
                entries.text("detection.extra[" + rule + "].runbook", runbook.line()));
    return entries.about("topic.links");
  }

  /** The names of the patterns, which stand where something was masked. */
  static Topic masking(Outgoing outgoing) {
    Set<String> shipped =
        Masking.defaults().rules().stream().map(OutgoingInForce::regex).collect(Collectors.toSet());
    List<String> own =
        personal(outgoing).stream()
            .filter(rule -> !shipped.contains(regex(rule)))
            .map(MaskingRule::name)
            .toList();
    return new Entries()
        .text("masking.shipped", own.size() < personal(outgoing).size())
        .text("masking.patterns", own)
        .number("briefing.bytes", outgoing.briefingBytes())
        .about("topic.masking");
  }

  /** The first rule finds secrets, if there are any. */
  private static List<MaskingRule> personal(Outgoing outgoing) {
    long first = outgoing.secrets().pattern().stream().count();
    return outgoing.masking().rules().stream().skip(first).toList();
  }

  private static String regex(MaskingRule rule) {
    return rule.pattern().pattern();
  }
}
