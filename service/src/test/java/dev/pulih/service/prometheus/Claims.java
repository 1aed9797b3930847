package dev.pulih.service.prometheus;

import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.ServiceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** The claims of one situation while they are written down. */
final class Claims {

  private static final Reading NONE = Reading.unknown(Why.NO_DATA);

  private final List<Claim> all = new ArrayList<>();

  List<Claim> all() {
    return List.copyOf(all);
  }

  /** A service's answer in any window. */
  Claims service(String signal, String service, DoubleUnaryOperator answer, String because) {
    return add(
        signal, entity(service), window -> Reading.of(answer.applyAsDouble(window)), because);
  }

  /** A service's answer, which its clients give alike about a twin that says nothing itself. */
  Claims heard(String signal, String service, DoubleUnaryOperator answer, String because) {
    service(signal, service, answer, because);
    return service(
        "client_" + signal, Situation.unheard(service), answer, "as above, by the clients");
  }

  Claims pod(String signal, String pod, DoubleUnaryOperator answer, String because) {
    return add(signal, ofPod(pod), window -> Reading.of(answer.applyAsDouble(window)), because);
  }

  /** A pod's answer in windows that are longer than so many seconds; there is none in others. */
  Claims podOver(
      long seconds, String signal, String pod, DoubleUnaryOperator answer, String because) {
    DoubleFunction<Reading> known = window -> Reading.of(answer.applyAsDouble(window));
    return add(signal, ofPod(pod), w -> w > seconds ? known.apply(w) : NONE, because);
  }

  /** No answer about a service. */
  Claims nothing(String signal, String service, String because) {
    return add(signal, entity(service), _ -> NONE, because);
  }

  /** The answer about the calls of one service to another. */
  Claims call(
      String signal, String caller, String callee, DoubleUnaryOperator answer, String because) {
    DoubleFunction<Reading> known = window -> Reading.of(answer.applyAsDouble(window));
    return add(signal, ofCall(caller, callee), known, because);
  }

  Claims nothingOfCall(String signal, String caller, String callee, String because) {
    return add(signal, ofCall(caller, callee), _ -> NONE, because);
  }

  Claims nothingOfPod(String signal, String pod, String because) {
    return add(signal, ofPod(pod), _ -> NONE, because);
  }

  Claims gauge(String signal, Entity entity, double answer, String because) {
    return add(signal, entity, _ -> Reading.of(answer), because);
  }

  private Claims add(String signal, Entity entity, DoubleFunction<Reading> answer, String because) {
    all.add(new Claim(signal, entity, answer, because));
    return this;
  }

  private static Entity entity(String service) {
    return new Entity.OfService(new ServiceRef("bos", service));
  }

  private static Entity ofCall(String caller, String callee) {
    return new Entity.OfCall(new ServiceRef("bos", caller), new ServiceRef("bos", callee));
  }

  private static Entity ofPod(String pod) {
    return new Entity.OfPod(new PodRef("bos", pod));
  }
}
