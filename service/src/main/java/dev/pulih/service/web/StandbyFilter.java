package dev.pulih.service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends who asks a standby about incidents, or orders something, to the one that leads. */
final class StandbyFilter extends OncePerRequestFilter {

  /** What a standby knows, or writes, as well as the leader: rows that are read anew each time. */
  private static final Set<String> OWN =
      Set.of(
          "/api/status", "/api/switches", "/api/inbound", "/api/pause", "/api/kill", "/api/resume");

  private final LeadDesk desk;
  private final Complaints complaints;

  StandbyFilter(LeadDesk desk, Complaints complaints) {
    this.desk = desk;
    this.complaints = complaints;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    boolean leaders = path.startsWith("/api/") || path.startsWith(SlackRequests.PATH + "/");
    return !leaders || OWN.contains(path);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Status.Lead lead = desk.lead();
    if (lead.leads()) {
      chain.doFilter(request, response);
    } else {
      complaints.send(
          HttpStatus.SERVICE_UNAVAILABLE,
          "This Pulih does not act: " + lead.said() + ".",
          "Ask the one that leads; if there is none, another try in 20 s finds one.",
          request,
          response);
    }
  }
}
