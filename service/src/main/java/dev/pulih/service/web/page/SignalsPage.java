package dev.pulih.service.web.page;

import dev.pulih.policy.Watched;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Needs;
import dev.pulih.service.web.View;
import dev.pulih.service.web.page.SeriesPast.Told;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Spans;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The signals of a service, each with what judges it. They are asked of the loop, which lets ask
 * between its ticks; what is older than the ticks in memory, of where signals are read.
 */
@RestController
final class SignalsPage {

  private static final String PATH = "services/{namespace}/{name}/signals";

  private final View view;
  private final Templates templates;
  private final Assets assets;
  private final SeriesPast past;

  SignalsPage(ControlRoom room, View view, Templates templates, Assets assets) {
    this.view = view;
    this.templates = templates;
    this.assets = assets;
    this.past = new SeriesPast(view.earlier(), view.rules().detection().interval(), room.clock());
  }

  @GetMapping("/" + PATH)
  @Needs(Role.VIEW)
  ResponseEntity<String> signals(
      @PathVariable String namespace,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String series,
      @RequestParam(defaultValue = "") String range,
      HttpServletRequest request) {
    ShownTime time = ShownTime.of(range);
    OwnSeries own = OwnSeries.of(watched(namespace, name), view);
    SeriesTrace trace = own.trace(series);
    Frame frame = Frame.of(request, assets);
    SignalSheet sheet = sheet(own, trace);
    return time == ShownTime.MEMORY
        ? templates.page("signals", Map.of("frame", frame, "sheet", sheet))
        : templates.page(
            "signalsthen", Map.of("frame", frame, "sheet", sheet, "then", then(time, own, trace)));
  }

  private SignalSheet sheet(OwnSeries own, SeriesTrace trace) {
    Spans windows = view.rules().windows();
    return SignalSheet.of(own.watched().service(), own.menu(), windows, trace);
  }

  private ThenSheet then(ShownTime time, OwnSeries own, SeriesTrace trace) {
    return switch (told(time, own, trace)) {
      case Told.Busy _ -> ThenSheet.without(time, ThenNotice.busy());
      case Told.Late late -> ThenSheet.without(time, ThenNotice.late(late));
      case Told.Read read -> ThenSheet.of(time, read(read, own, trace));
    };
  }

  @GetMapping("/parts/" + PATH + "/plots")
  @Needs(Role.VIEW)
  SignalPlots plots(
      @PathVariable String namespace,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String series,
      @RequestParam(defaultValue = "") String range) {
    ShownTime time = ShownTime.of(range);
    OwnSeries own = OwnSeries.of(watched(namespace, name), view);
    SeriesTrace trace = own.trace(series);
    return time == ShownTime.MEMORY ? SignalPlots.of(trace) : plots(time, own, trace);
  }

  private SignalPlots plots(ShownTime time, OwnSeries own, SeriesTrace trace) {
    return switch (told(time, own, trace)) {
      case Told.Busy _, Told.Late _ -> SignalPlots.nothing();
      case Told.Read read -> SignalPlots.of(read(read, own, trace), trace.judges());
    };
  }

  private Told told(ShownTime time, OwnSeries own, SeriesTrace trace) {
    return past.of(trace.series(), own.watched().service(), time);
  }

  private SeriesThen read(Told.Read read, OwnSeries own, SeriesTrace trace) {
    FoundThen found =
        SeriesTrace.found(
            trace.series(),
            read.steps().stream().map(Readings::at).toList(),
            own.watched(),
            view.rules());
    return SeriesThen.of(trace.series(), read, found);
  }

  private Watched watched(String namespace, String name) {
    return view.watched().stream()
        .filter(it -> it.service().namespace().equals(namespace))
        .filter(it -> it.service().name().equals(name))
        .findFirst()
        .orElseThrow(() -> Missing.service(namespace + "/" + name));
  }
}
