package dev.pulih.service.web.page;

import dev.pulih.service.slack.Language;
import dev.pulih.service.web.Landing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a page stands in the language that it is not in.
 *
 * @param code that language
 * @param address where a browser asks for it
 */
public record OtherLanguage(String code, String address) {

  /** The parameter that chooses a language. */
  static final String PARAMETER = "language";

  /**
   * Of a page that answers a request: the same once more, or after an order what it was about; any
   * other form leads to the overview.
   */
  static OtherLanguage of(HttpServletRequest request, Language now) {
    String code = other(now);
    return isRead(request)
        ? new OtherLanguage(code, "?" + query(request, code))
        : new OtherLanguage(code, Landing.of(request.getRequestURI()) + "?" + chosen(code));
  }

  /** Of a page at whose address none chooses a language: one that there is. */
  static OtherLanguage elsewhere(HttpServletRequest request, Language now) {
    String code = other(now);
    String to = Landing.query(Landing.of(Landing.asked(request)));
    return new OtherLanguage(code, "/login?" + to + "&" + chosen(code));
  }

  private static String other(Language now) {
    Language other = now == Language.EN ? Language.KO : Language.EN;
    return other.locale().getLanguage();
  }

  private static String chosen(String code) {
    return PARAMETER + "=" + code;
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** As the browser wrote it, but for what chose a language before. */
  private static String query(HttpServletRequest request, String code) {
    String query = Objects.requireNonNullElse(request.getQueryString(), "");
    Stream<String> rest =
        Arrays.stream(query.split("&", -1)).filter(part -> !part.isEmpty() && !chooses(part));
    return Stream.concat(rest, Stream.of(chosen(code))).collect(Collectors.joining("&"));
  }

  private static boolean chooses(String part) {
    return part.equals(PARAMETER) || part.startsWith(PARAMETER + "=");
  }
}
