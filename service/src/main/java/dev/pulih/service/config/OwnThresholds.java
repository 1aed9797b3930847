package dev.pulih.service.config;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Rule;
import dev.pulih.detect.Threshold;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.signal.ServiceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The thresholds that services have for themselves, checked against those of all. */
final class OwnThresholds {

  private static final List<String> PAIRS =
      List.of("error_rate", "p99", "kafka_lag", "db_connections");

  private final Fields fields;
  private final Key<List<ServiceDraft>> key;
  private final Defaults defaults;

  OwnThresholds(Fields fields, Key<List<ServiceDraft>> key, Defaults defaults) {
    this.fields = fields;
    this.key = key;
    this.defaults = defaults;
  }

  /** The settings with them. */
  DetectionSettings over(DetectionSettings usual) {
    Map<String, Double> common = new HashMap<>();
    usual.rules().stream()
        .flatMap(OwnThresholds::threshold)
        .forEach(rule -> common.put(rule.name(), rule.limit().number()));
    Map<String, Map<ServiceRef, Double>> own = new HashMap<>();
    List<ServiceDraft> drafts = fields.get(key);
    for (int i = 0; i < drafts.size(); i++) {
      check(drafts.get(i).thresholds(), common, "[" + i + "].thresholds.");
      collect(drafts.get(i), own);
    }
    return usual.except(own);
  }

  private static Stream<Threshold> threshold(Rule rule) {
    return rule instanceof Threshold threshold ? Stream.of(threshold) : Stream.empty();
  }

  private void collect(ServiceDraft draft, Map<String, Map<ServiceRef, Double>> own) {
    draft
        .thresholds()
        .forEach(
            (rule, number) ->
                own.computeIfAbsent(rule, _ -> new HashMap<>()).put(draft.ref(defaults), number));
  }

  private void check(Map<String, Double> own, Map<String, Double> common, String at) {
    for (String rule : own.keySet()) {
      String off = "the rule is off, so that its threshold means nothing";
      String on = "detection.rules." + rule + ".enabled: true";
      fields.advise(common.containsKey(rule), key, at + rule, off, on);
    }
    Map<String, Double> all = new HashMap<>(common);
    all.putAll(own);
    all.keySet().retainAll(common.keySet());
    PAIRS.forEach(pair -> order(pair, own, all, at));
  }

  /** What both have in common was compared where it is written. */
  private void order(String pair, Map<String, Double> own, Map<String, Double> all, String at) {
    String p2 = pair + "_p2";
    String p1 = pair + "_p1";
    boolean written = own.containsKey(p2) || own.containsKey(p1);
    if (written && all.containsKey(p2) && all.containsKey(p1)) {
      double less = all.getOrDefault(p2, 0.0);
      double more = all.getOrDefault(p1, 0.0);
      fields.check(
          less < more,
          key,
          at + (own.containsKey(p2) ? p2 : p1),
          "%s is %s and %s is %s for this service".formatted(p2, less, p1, more),
          p2 + " less than " + p1 + ": P1 is the more urgent");
    }
  }
}
