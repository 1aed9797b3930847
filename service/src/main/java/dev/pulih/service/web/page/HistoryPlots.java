package dev.pulih.service.web.page;

import dev.pulih.report.Agreement.Share;
import dev.pulih.report.TrackRecord;
import dev.pulih.report.TrackRecord.Case;
import dev.pulih.report.TrackRecord.Mean;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How incidents went over time; a period of which nothing is known has null, and not zero.
 *
 * @param times the beginnings of the periods, in seconds since 1970
 * @param incidents how many were opened
 * @param detection MTTD in seconds
 * @param recovery MTTR in seconds
 * @param automatic the share that an action recovered, 0 to 1
 * @param falseAlarms the share that was called false
 * @param agreement the share in which model and rules agree
 */
record HistoryPlots(
    List<Long> times,
    List<@Nullable Double> incidents,
    List<@Nullable Double> detection,
    List<@Nullable Double> recovery,
    List<@Nullable Double> automatic,
    List<@Nullable Double> falseAlarms,
    List<@Nullable Double> agreement) {

  static HistoryPlots of(HistoryQuery query, List<Case> found) {
    Period period = Period.of(query.from(), query.to());
    Map<LocalDate, List<Case>> byPeriod =
        found.stream()
            .collect(Collectors.groupingBy(it -> period.begin(HistoryQuery.opened(it.state()))));
    List<LocalDate> begins = period.begins(query.from(), query.to());
    List<TrackRecord> records =
        begins.stream().map(day -> TrackRecord.of(byPeriod.getOrDefault(day, List.of()))).toList();
    return new HistoryPlots(
        begins.stream().map(day -> day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()).toList(),
        each(records, TrackRecord::incidents),
        each(records, it -> seconds(it.times().detection())),
        each(records, it -> seconds(it.times().recovery())),
        each(records, it -> ratio(it.shares().automatic())),
        each(records, it -> ratio(it.shares().falseAlarms())),
        each(records, it -> ratio(it.shares().agreement())));
  }

  private static List<@Nullable Double> each(
      List<TrackRecord> records, ToDoubleFunction<TrackRecord> figure) {
    return Plotted.of(records.stream().mapToDouble(figure));
  }

  /** NaN where none is known. */
  private static double seconds(Mean mean) {
    return mean.of().map(known -> known.toMillis() / 1e3).orElse(Double.NaN);
  }

  private static double ratio(Share share) {
    return (double) share.agreed() / share.all();
  }
}
