package dev.pulih.service.web;

import dev.pulih.service.access.Role;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the server refuses before any controller sees it, said as everything else is. */
@RestController
final class LastWord implements ErrorController {

  /** Whoever asks for this path itself finds nothing. */
  @RequestMapping("/error")
  @Needs(Role.VIEW)
  ResponseEntity<Complaint> said(HttpServletRequest request) {
    HttpStatus status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String where = request.getMethod() + " " + (path == null ? request.getRequestURI() : path);
    return ResponseEntity.status(status)
        .body(new Complaint(status.getReasonPhrase() + ".", where, "See docs/operations.md."));
  }

  private static HttpStatus status(@Nullable Object code) {
    @Nullable HttpStatus status =
        code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.NOT_FOUND : status;
  }
}
