package dev.pulih.service.web;

import dev.pulih.analyse.AuditLog.Unavailable;
import dev.pulih.notify.InboundLog;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.service.store.StoreFailure;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever goes wrong with a request into a complaint: what, where, what to do. */
@RestControllerAdvice
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @ExceptionHandler
  ResponseEntity<Complaint> refused(Refused e, HttpServletRequest request) {
    return answer(e.status(), String.valueOf(e.getMessage()), request, e.next());
  }

  @ExceptionHandler
  ResponseEntity<Complaint> unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request) {
    String next = "Send a JSON object with the fields of docs/operations.md.";
    return answer(HttpStatus.BAD_REQUEST, "The body is not the JSON it must be.", request, next);
  }

  @ExceptionHandler
  ResponseEntity<Complaint> mistaken(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    String what = "\"" + e.getName() + "\" is not what it must be; got " + e.getValue() + ".";
    return answer(HttpStatus.BAD_REQUEST, what, request, "See docs/openapi.json.");
  }

  /** A header or a parameter that the server can make nothing of. */
  @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
  ResponseEntity<Complaint> garbled(Exception e, HttpServletRequest request) {
    LOG.debug("A request is garbled: {}", e.getMessage());
    String what = "A header or a parameter is garbled.";
    return answer(HttpStatus.BAD_REQUEST, what, request, "See docs/openapi.json.");
  }

  /** Whoever goes in the middle of a request is no news, and may be anybody. */
  @ExceptionHandler
  ResponseEntity<Complaint> gone(ClientAbortException e, HttpServletRequest request) {
    String next = "Send as many bytes as Content-Length says.";
    return answer(HttpStatus.BAD_REQUEST, "The body ended too early.", request, next);
  }

  /** Nobody reads an answer any more, such as a scraper whose time is over. */
  @ExceptionHandler
  void left(AsyncRequestNotUsableException e) {
    LOG.debug("An answer was not taken: {}", e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<Complaint> stale(StaleAppend e, HttpServletRequest request) {
    String next = "Ask the Pulih that leads now.";
    return answer(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()), request, next);
  }

  @ExceptionHandler
  ResponseEntity<Complaint> unavailable(Unavailable e, HttpServletRequest request) {
    String what = "What was sent to models cannot be looked up: " + e.getMessage();
    String next = "Mend the database of Pulih, and ask again.";
    return answer(HttpStatus.SERVICE_UNAVAILABLE, what, request, next);
  }

  @ExceptionHandler
  ResponseEntity<Complaint> unavailable(InboundLog.Unavailable e, HttpServletRequest request) {
    String what = "What came in cannot be looked up: " + e.getMessage();
    String next = "Mend the database of Pulih, and ask again.";
    return answer(HttpStatus.SERVICE_UNAVAILABLE, what, request, next);
  }

  @ExceptionHandler
  ResponseEntity<Complaint> unavailable(StoreFailure e, HttpServletRequest request) {
    String next = "Mend the database of Pulih, which does nothing meanwhile, and ask again.";
    return answer(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()), request, next);
  }

  /** What Spring refuses by itself, with its own status; anything else is a bug. */
  @ExceptionHandler
  ResponseEntity<Complaint> other(Exception e, HttpServletRequest request) {
    return e instanceof ErrorResponse known
        ? answer(known.getStatusCode(), sentence(known), request, "See docs/operations.md.")
        : bug(e, request);
  }

  private static String sentence(ErrorResponse known) {
    String detail = known.getBody().getDetail();
    return detail == null ? known.getStatusCode().toString() : detail;
  }

  private static ResponseEntity<Complaint> bug(Exception e, HttpServletRequest request) {
    LOG.error("{} {} failed.", request.getMethod(), request.getRequestURI(), e);
    String next = "The log of Pulih has the details.";
    return answer(HttpStatus.INTERNAL_SERVER_ERROR, "Pulih failed to answer.", request, next);
  }

  /** In JSON, whatever was asked for. */
  private static ResponseEntity<Complaint> answer(
      HttpStatusCode status, String what, HttpServletRequest request, String next) {
    String where = request.getMethod() + " " + request.getRequestURI();
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Complaint(what, where, next));
  }
}
