package dev.pulih.service.web.page;

import dev.pulih.service.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;

/** Says on a page, in the reader's language, why it is refused before any controller sees it. */
public final class PageRefusals {

  private final Templates templates;
  private final Assets assets;
  private final LocaleResolver locales;

  PageRefusals(Templates templates, Assets assets, LocaleResolver locales) {
    this.templates = templates;
    this.assets = assets;
    this.locales = locales;
  }

  /**
   * Why a page is refused.
   *
   * @param key the key of the sentence
   * @param parts its parts
   */
  public record Why(String key, List<Object> parts) {
    public Why {
      parts = List.copyOf(parts);
    }

    /** The form carries nothing against forgery, or what is too old. */
    public static Why forged() {
      return new Why("refused.forged", List.of());
    }

    /** It takes a role that the reader has not. */
    public static Why lacking(Role least, Optional<Role> yours) {
      return yours
          .map(has -> new Why("refused.role", List.of(least.code(), has.code())))
          .orElseGet(() -> new Why("refused.no-role", List.of(least.code())));
    }

    /** There is no page, or none that takes what was sent. */
    static Why nowhere() {
      return new Why("failure.nowhere", List.of());
    }

    /** It declares no role. */
    public static Why undeclared() {
      return new Why("refused.undeclared", List.of());
    }

    /** More was sent than is read. */
    public static Why tooLarge(int most) {
      return new Why("refused.large", List.of(most));
    }

    /** What was sent does not say how long it is. */
    public static Why ofNoLength() {
      return new Why("refused.unsized", List.of());
    }

    /** The reader asks too often. */
    public static Why tooOften(long waitSeconds) {
      return new Why("refused.rate", List.of(waitSeconds));
    }
  }

  /** Answers with a page that says it; in place of a part there is room for a sentence. */
  public void send(
      HttpStatusCode status, Why why, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Frame frame = Frame.bare(request, Words.of(locales.resolveLocale(request)), assets);
    String what = frame.say(why.key(), why.parts().toArray());
    boolean part = request.getHeader("HX-Request") != null;
    String body = part ? what : templates.render("failure", Map.of("frame", frame, "what", what));
    String type = part ? MediaType.TEXT_PLAIN_VALUE : MediaType.TEXT_HTML_VALUE;
    response.setStatus(status.value());
    response.setContentType(type + ";charset=UTF-8");
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
