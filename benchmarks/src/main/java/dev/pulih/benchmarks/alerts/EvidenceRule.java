package dev.pulih.benchmarks.alerts;

import dev.pulih.benchmarks.alerts.KitColumn.Weighed;
import dev.pulih.detect.evidence.Contribution;
import dev.pulih.detect.evidence.EvidenceAlarm;
import dev.pulih.detect.evidence.EvidenceDetector;
import dev.pulih.detect.evidence.EvidenceSeries;
import dev.pulih.detect.evidence.EvidenceSettings;
import dev.pulih.signal.CallGraph;
import java.util.List;
import java.util.Optional;

/** The shipped rule: what several signals of a service show together. */
final class EvidenceRule implements AlertRule {

  private final Values values;
  private final CallGraph calls;
  private final EvidenceDetector detector;
  private final int series;

  /** Over the columns of a profile. */
  EvidenceRule(List<KitSeries> all, CallGraph calls, Profile profile) {
    List<KitSeries> watched = all.stream().filter(s -> watched(s.column(), profile)).toList();
    this.values = new Values(watched);
    this.calls = calls;
    this.series = watched.size();
    this.detector =
        new EvidenceDetector(
            EvidenceSettings.defaults(), watched.stream().map(EvidenceRule::evidence).toList());
  }

  private static boolean watched(KitColumn column, Profile profile) {
    return column.weighed().filter(w -> w.profile().compareTo(profile) <= 0).isPresent();
  }

  private static EvidenceSeries evidence(KitSeries series) {
    Weighed weighed = series.column().weighed().orElseThrow();
    return new EvidenceSeries(series.name(), series.service(), weighed.signal(), weighed.scale());
  }

  @Override
  public Optional<Alert> next(Day.Row row) {
    return detector.next(row.at(), values.of(row), calls).map(EvidenceRule::alert);
  }

  private static Alert alert(EvidenceAlarm alarm) {
    return new Alert(
        alarm.at(),
        alarm.suspects(),
        alarm.reasons().stream().map(Contribution::toString).toList());
  }

  @Override
  public int series() {
    return series;
  }
}
