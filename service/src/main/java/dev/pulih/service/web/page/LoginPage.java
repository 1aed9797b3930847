package dev.pulih.service.web.page;

import dev.pulih.service.web.Landing;
import dev.pulih.service.web.NeedsNoRole;
import dev.pulih.service.web.SignOn;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asks for the token. */
@RestController
final class LoginPage {

  /** What is said of the try before, by what it came back with. */
  private static final Map<String, String> REFUSALS =
      Map.of(
          "wrong", "login.wrong",
          "wait", "login.wait",
          "norole", "login.norole",
          "away", "login.away",
          "failed", "login.failed");

  private final Templates templates;
  private final Assets assets;
  private final Optional<SignOn> signOn;

  LoginPage(Templates templates, Assets assets, Optional<SignOn> signOn) {
    this.templates = templates;
    this.assets = assets;
    this.signOn = signOn;
  }

  @GetMapping("/login")
  @NeedsNoRole(because = "it asks for the token")
  ResponseEntity<String> login(
      @RequestParam(required = false) @Nullable String to, HttpServletRequest request) {
    String landing = Landing.of(to);
    if (request.getRemoteUser() != null) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(landing)).build();
    }
    Frame frame = Frame.of(request, assets);
    return comesFromElsewhere(request)
        ? templates.page("bounce", Map.of("frame", frame, "query", query(landing, request)))
        : templates.page("login", form(frame, landing, request));
  }

  private Map<String, Object> form(Frame frame, String landing, HttpServletRequest request) {
    return Map.of(
        "frame",
        frame,
        "to",
        landing,
        "refused",
        refusal(request).map(REFUSALS::get).orElse(""),
        "provider",
        signOn.map(SignOn::provider).orElse(""));
  }

  /** A browser hides a strict cookie from whoever follows a link on another site, such as Slack. */
  private static boolean comesFromElsewhere(HttpServletRequest request) {
    return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
  }

  private static Optional<String> refusal(HttpServletRequest request) {
    return REFUSALS.keySet().stream().filter(it -> request.getParameter(it) != null).findFirst();
  }

  /** What the login is loaded once more with, which says the same. */
  private static String query(String landing, HttpServletRequest request) {
    return Landing.query(landing) + refusal(request).map(it -> "&" + it).orElse("");
  }
}
