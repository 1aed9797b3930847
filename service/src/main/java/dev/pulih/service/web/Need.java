package dev.pulih.service.web;

import dev.pulih.service.access.Role;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;

/** What an endpoint asks of whoever calls it. */
sealed interface Need {

  /** A role, or one that covers it. */
  record Least(Role role) implements Need {}

  /**
   * Nothing.
   *
   * @param because why nobody has to be known
   */
  record Nothing(String because) implements Need {}

  /** It does not say, so that nobody may. */
  record Undeclared() implements Need {}

  /** There is no such endpoint, which only those who may see something are told. */
  record NotThere() implements Need {}

  /** What a handler declares. */
  static Need of(Object handler) {
    return handler instanceof HandlerMethod method
        ? least(method).or(() -> nothing(method)).orElseGet(Undeclared::new)
        : new Undeclared();
  }

  private static Optional<Need> least(HandlerMethod method) {
    return Optional.ofNullable(method.getMethodAnnotation(Needs.class))
        .map(declared -> new Least(declared.value()));
  }

  private static Optional<Need> nothing(HandlerMethod method) {
    return Optional.ofNullable(method.getMethodAnnotation(NeedsNoRole.class))
        .map(declared -> new Nothing(declared.because()));
  }
}
