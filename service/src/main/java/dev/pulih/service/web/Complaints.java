package dev.pulih.service.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.ObjectMapper;

/**
 * Sends complaints from filters, which no controller sees.
 *
 * @param json writes them
 */
record Complaints(ObjectMapper json) {

  void send(
      HttpStatus status,
      String what,
      String next,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String where = request.getMethod() + " " + request.getRequestURI();
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(new Complaint(what, where, next)));
  }
}
