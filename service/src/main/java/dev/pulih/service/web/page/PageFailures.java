package dev.pulih.service.web.page;

import dev.pulih.service.store.StoreFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Says on a page what went wrong with it. */
@ControllerAdvice(
    assignableTypes = {
      LoginPage.class,
      OverviewPage.class,
      IncidentPage.class,
      IncidentDetails.class,
      HistoryPage.class,
      SignalsPage.class,
      SettingsPage.class,
      ResendPage.class,
      SwitchPage.class
    })
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PageFailures {

  private static final Logger LOG = LoggerFactory.getLogger(PageFailures.class);

  private static final MediaType SENTENCE = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private final Templates templates;
  private final Assets assets;

  PageFailures(Templates templates, Assets assets) {
    this.templates = templates;
    this.assets = assets;
  }

  @ExceptionHandler
  ResponseEntity<String> missing(Missing e, HttpServletRequest request) {
    return keyed(HttpStatus.NOT_FOUND, e.key(), request);
  }

  @ExceptionHandler
  ResponseEntity<String> bad(BadQuery e, HttpServletRequest request) {
    return said(HttpStatus.BAD_REQUEST, e.said(Frame.of(request, assets)), request);
  }

  @ExceptionHandler({
    ServletRequestBindingException.class,
    InvalidParameterException.class,
    RequestRejectedException.class
  })
  ResponseEntity<String> incomplete(HttpServletRequest request) {
    return keyed(HttpStatus.BAD_REQUEST, "failure.incomplete", request);
  }

  @ExceptionHandler
  ResponseEntity<String> standby(Standby e, HttpServletRequest request) {
    Frame frame = Frame.of(request, assets);
    String lead = frame.words().recorded(String.valueOf(e.getMessage()));
    return said(HttpStatus.SERVICE_UNAVAILABLE, frame.say("failure.standby", lead), request);
  }

  @ExceptionHandler(StoreFailure.class)
  ResponseEntity<String> unavailable(HttpServletRequest request) {
    return keyed(HttpStatus.SERVICE_UNAVAILABLE, "failure.store", request);
  }

  @ExceptionHandler
  ResponseEntity<String> bug(RuntimeException e, HttpServletRequest request) {
    LOG.error("{} {} failed.", request.getMethod(), request.getRequestURI(), e);
    return keyed(HttpStatus.INTERNAL_SERVER_ERROR, "failure.bug", request);
  }

  private ResponseEntity<String> keyed(HttpStatus status, String key, HttpServletRequest request) {
    return said(status, Frame.of(request, assets).say(key), request);
  }

  /** In place of a part there is room for a sentence. */
  private ResponseEntity<String> said(HttpStatus status, String what, HttpServletRequest request) {
    if (request.getHeader("HX-Request") != null) {
      return ResponseEntity.status(status).contentType(SENTENCE).body(what);
    }
    Frame frame = Frame.of(request, assets);
    return templates.page(status, "failure", Map.of("frame", frame, "what", what));
  }
}
