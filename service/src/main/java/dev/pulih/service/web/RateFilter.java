package dev.pulih.service.web;

import dev.pulih.service.web.page.PageRefusals.Why;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each caller ask so often and no more. Probes and Slack's requests are not counted, since
 * strangers behind the same address would stop them.
 */
final class RateFilter extends OncePerRequestFilter {

  private static final List<RequestMatcher> UNCOUNTED =
      Stream.of("/healthz", "/healthz/**", "/slack/interactions", "/slack/commands")
          .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
          .toList();

  private final RequestRates rates;
  private final Denial.Teller teller;

  RateFilter(RequestRates rates, Denial.Teller teller) {
    this.rates = rates;
    this.teller = teller;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return UNCOUNTED.stream().anyMatch(path -> path.matches(request));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Duration> wait = rates.wait(Counted.of(request));
    if (wait.isPresent()) {
      refuse(wait.get(), request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void refuse(Duration wait, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long seconds = AskAgain.set(wait, response);
    teller.tell(tooOften(seconds), request, response);
  }

  private static Denial tooOften(long waitSeconds) {
    return new Denial(
        HttpStatus.TOO_MANY_REQUESTS,
        "You ask more often than server.limits.requests allows.",
        "Ask again in " + waitSeconds + " s, and less often.",
        Why.tooOften(waitSeconds));
  }
}
