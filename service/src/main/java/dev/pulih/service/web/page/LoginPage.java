package dev.pulih.service.web.page;

import dev.pulih.service.web.Landing;
import dev.pulih.service.web.NeedsNoRole;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asks for the token. */
@RestController
final class LoginPage {

  private final Templates templates;
  private final Assets assets;

  LoginPage(Templates templates, Assets assets) {
    this.templates = templates;
    this.assets = assets;
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
        ? templates.page("bounce", Map.of("frame", frame, "to", landing))
        : templates.page(
            "login", Map.of("frame", frame, "to", landing, "refused", refused(request)));
  }

  /** A browser hides a strict cookie from whoever follows a link on another site, such as Slack. */
  private static boolean comesFromElsewhere(HttpServletRequest request) {
    return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
  }

  /** The key of what is said of the try before. */
  private static String refused(HttpServletRequest request) {
    if (request.getParameter("wait") != null) {
      return "login.wait";
    }
    return request.getParameter("wrong") != null ? "login.wrong" : "";
  }
}
