package dev.pulih.service.web.page;

import dev.pulih.service.web.page.Frame.Forgery;
import dev.pulih.service.web.page.PageRefusals.Why;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Says on a page that there is none at an address, or none that takes what was sent there. */
final class LostPages implements HandlerExceptionResolver, Ordered {

  private final PageRefusals refusals;

  LostPages(PageRefusals refusals) {
    this.refusals = refusals;
  }

  /** Before those that answer programs. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  /** Null where others answer: a controller's own failure, or a program's request. */
  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (handler != null || !Forgery.isOfPage(request)) {
      return null;
    }
    return failure instanceof ErrorResponse refused ? said(refused, request, response) : null;
  }

  private ModelAndView said(
      ErrorResponse refused, HttpServletRequest request, HttpServletResponse response) {
    refused
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    try {
      refusals.send(refused.getStatusCode(), Why.nowhere(), request, response);
      return new ModelAndView();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
