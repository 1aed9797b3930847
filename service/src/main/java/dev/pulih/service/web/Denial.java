package dev.pulih.service.web;

import dev.pulih.service.web.page.PageRefusals;
import dev.pulih.service.web.page.PageRefusals.Why;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/**
 * Why a request is turned away before any controller sees it.
 *
 * @param status its status
 * @param what what is wrong, for programs
 * @param next what to do, for programs
 * @param why the same for people
 */
record Denial(HttpStatus status, String what, String next, Why why) {

  /** Tells it to whoever asks. */
  interface Teller {
    void tell(Denial denial, HttpServletRequest request, HttpServletResponse response)
        throws IOException;

    /** To programs. */
    static Teller by(Complaints complaints) {
      return (denial, request, response) ->
          complaints.send(denial.status, denial.what, denial.next, request, response);
    }

    /** To people. */
    static Teller by(PageRefusals pages) {
      return (denial, request, response) ->
          pages.send(denial.status, denial.why, request, response);
    }
  }
}
