package dev.pulih.service.web.page;

import dev.pulih.detect.Entities;
import dev.pulih.policy.Watched;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.Needs;
import dev.pulih.service.web.Traces;
import dev.pulih.service.web.View;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The signals of a service, each with what judges it. They are asked of the loop, which lets ask
 * between its ticks.
 */
@RestController
final class SignalsPage {

  private static final String PATH = "services/{namespace}/{name}/signals";

  private final View view;
  private final Templates templates;
  private final Assets assets;

  SignalsPage(View view, Templates templates, Assets assets) {
    this.view = view;
    this.templates = templates;
    this.assets = assets;
  }

  @GetMapping("/" + PATH)
  @Needs(Role.VIEW)
  ResponseEntity<String> signals(
      @PathVariable String namespace,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String series,
      HttpServletRequest request) {
    Watched watched = watched(namespace, name);
    Traces traces = traces(watched);
    List<Series> all = all(traces);
    SeriesTrace trace = trace(series, all, watched, traces);
    return templates.page(
        "signals", Map.of("frame", Frame.of(request, assets), "sheet", sheet(watched, all, trace)));
  }

  private SignalSheet sheet(Watched watched, List<Series> all, SeriesTrace trace) {
    Spans windows = view.rules().windows();
    SeriesMenu menu = SeriesMenu.of(all, running(watched), windows);
    return SignalSheet.of(watched.service(), menu, windows, trace);
  }

  @GetMapping("/parts/" + PATH + "/plots")
  @Needs(Role.VIEW)
  SignalPlots plots(
      @PathVariable String namespace,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String series) {
    Watched watched = watched(namespace, name);
    Traces traces = traces(watched);
    return SignalPlots.of(trace(series, all(traces), watched, traces));
  }

  private Watched watched(String namespace, String name) {
    return view.watched().stream()
        .filter(it -> it.service().namespace().equals(namespace))
        .filter(it -> it.service().name().equals(name))
        .findFirst()
        .orElseThrow(() -> Missing.service(namespace + "/" + name));
  }

  private Traces traces(Watched watched) {
    Entities entities = Entities.of(watched);
    Stream<Entity> configured =
        Stream.of(EntityKind.SERVICE, EntityKind.GROUP, EntityKind.DATABASE)
            .flatMap(kind -> entities.of(kind).stream());
    Set<Entity> own =
        Stream.concat(configured, pods(watched)).collect(Collectors.toUnmodifiableSet());
    return view.rules()
        .traces()
        .apply(of -> own.contains(of.entity()) || isCall(of.entity(), watched.service()));
  }

  /** Whether it is a call of a service, or one to it. */
  private static boolean isCall(Entity entity, ServiceRef service) {
    return entity instanceof Entity.OfCall(ServiceRef caller, ServiceRef callee)
        && (caller.equals(service) || callee.equals(service));
  }

  private Stream<Entity> pods(Watched watched) {
    return running(watched).stream()
        .flatMap(inventory -> inventory.pods().stream())
        .map(pod -> new Entity.OfPod(pod.ref()));
  }

  private Optional<ServiceInventory> running(Watched watched) {
    return view.feed().latest().flatMap(seen -> seen.running(watched.service()));
  }

  private static List<Series> all(Traces traces) {
    return traces.window().series().stream()
        .sorted(Comparator.comparing(Series::toString))
        .toList();
  }

  /** The one that is asked for; the errors of the last minute where none is. */
  private SeriesTrace trace(String asked, List<Series> all, Watched watched, Traces traces) {
    Series usual =
        new Series(Signals.ERROR_RATE.over(Span.RECENT), new Entity.OfService(watched.service()));
    Series chosen = asked.isEmpty() ? usual : named(asked, all, watched.service());
    return SeriesTrace.of(chosen, watched, traces, view.rules());
  }

  private static Series named(String asked, List<Series> all, ServiceRef service) {
    return all.stream()
        .filter(series -> series.toString().equals(asked))
        .findFirst()
        .orElseThrow(() -> Missing.series(asked + ", " + service));
  }
}
