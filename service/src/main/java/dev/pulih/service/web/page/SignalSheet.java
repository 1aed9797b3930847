package dev.pulih.service.web.page;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.recover.Amount;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Spans;
import java.util.List;
import java.util.Optional;

/**
 * What stands on the page of a signal.
 *
 * @param service the service
 * @param menu all series of it that are known
 * @param chosen the one that is shown, and how it is plotted
 * @param bounds the thresholds on it
 * @param stages the stages whose condition it is
 * @param deviation what counts as a deviation of it; empty where none is looked for
 * @param points its values, the newest first
 */
public record SignalSheet(
    ServiceRef service,
    SeriesMenu menu,
    Chosen chosen,
    List<Bound> bounds,
    List<StageBound> stages,
    Optional<Deviation> deviation,
    List<Point> points) {

  /**
   * A series.
   *
   * @param series which
   * @param signal its signal, as rules name it
   * @param scale how it is plotted
   */
  public record Chosen(Named series, String signal, Scale scale) {
    static Chosen of(Series series, Spans windows) {
      return new Chosen(
          Named.of(series, windows), series.signal().toString(), Scale.of(series.signal()));
    }
  }

  /**
   * What counts as a deviation.
   *
   * @param direction up, down or both
   * @param effect the least distance that matters, around what is usual now; empty if not known
   * @param calibrated whether the threshold is calibrated
   */
  public record Deviation(String direction, String effect, boolean calibrated) {}

  static SignalSheet of(ServiceRef service, SeriesMenu menu, Spans windows, SeriesTrace trace) {
    return new SignalSheet(
        service,
        menu,
        Chosen.of(trace.series(), windows),
        trace.judges().bounds(),
        trace.judges().stages(),
        trace.judges().deviation().map(by -> deviation(by, trace)),
        new Points(trace).all());
  }

  private static Deviation deviation(OfSignal by, SeriesTrace trace) {
    return new Deviation(
        switch (by.direction()) {
          case UP -> "direction.up";
          case DOWN -> "direction.down";
          case BOTH -> "direction.both";
        },
        effect(by, trace),
        trace.judges().calibrated());
  }

  private static String effect(OfSignal by, SeriesTrace trace) {
    return trace.times().isEmpty()
        ? ""
        : trace
            .assessed(trace.times().size() - 1)
            .map(assessment -> by.effect().around(assessment.expected().usual()))
            .filter(Double::isFinite)
            .map(effect -> Amount.text(trace.series().signal(), effect))
            .orElse("");
  }
}
