package dev.pulih.service.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a login leads to: a page of Pulih's own, whatever is asked for. */
public final class Landing {

  private static final Pattern OWN =
      Pattern.compile(
          "/(incidents/[A-Za-z0-9][A-Za-z0-9._-]*|configuration|history|services/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+/signals)?"
              + "(\\?[A-Za-z0-9._~%&=+-]*)?");

  private static final Pattern ORDER =
      Pattern.compile("(/incidents/[A-Za-z0-9][A-Za-z0-9._-]*)/[a-z-]+(\\?.*)?");

  private static final Pattern SERVER = Pattern.compile("^https?://[^/?#]*");

  private Landing() {}

  /** The path if it is one of Pulih's pages, of an order its incident's, else the overview's. */
  public static String of(@Nullable String path) {
    String page = path == null ? "/" : ORDER.matcher(path).replaceFirst("$1");
    return OWN.matcher(page).matches() ? page : "/";
  }

  /** The same of the whole address of an open page, wherever a proxy says that it is. */
  static String shown(@Nullable String address) {
    return address == null ? "/" : of(SERVER.matcher(address).replaceFirst(""));
  }

  /** Where a request came to, with its query. */
  public static String asked(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  /** What a login is asked with that leads to a path, whose own query stays a part of it. */
  public static String query(String path) {
    return "to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
