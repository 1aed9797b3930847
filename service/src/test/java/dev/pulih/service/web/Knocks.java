package dev.pulih.service.web;

import dev.pulih.service.access.Role;
import dev.pulih.service.testing.Mutation;
import dev.pulih.service.testing.RawHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Requests to every endpoint as they should be, by an admin: programs show the token, and somebody
 * has logged in to the pages.
 */
final class Knocks {

  private static final String JSON = RawHttp.header("Content-Type", "application/json");
  private static final String FORM =
      RawHttp.header("Content-Type", "application/x-www-form-urlencoded");

  private static final String PROGRAM =
      RawHttp.header("Authorization", "Bearer " + Hosted.token(Role.ADMIN))
          + RawHttp.header("X-Pulih-User", "siti");

  private static final Pattern FORGERY = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern COOKIE = Pattern.compile("Set-Cookie: (pulih[-\\w]*=[^;]+)");

  /** What an endpoint wants to be asked. */
  private static final Map<String, String> QUERIES =
      Map.of(
          "/api/explain", "?service=txn-service",
          "/api/inbound", "?limit=3",
          "/api/switches", "?limit=3",
          "/api/incidents", "?all=true",
          "/api/incidents/{id}/briefing", "?anew=true",
          "/history", "?service=bos.txn-service",
          "/login", "?to=/history",
          "/login/oauth2/code/*", "?code=a-code&state=a-state",
          "/incidents/{id}/{order}", "?as=2026-11-23T04:00:00Z");

  /** What a program sends; what is not here takes anything. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/api/pause", "{\"reason\":\"x\",\"for\":\"30m\"}",
          "/api/incidents/{id}/close", "{\"note\":\"fixed\",\"falseAlarm\":true}",
          "/api/maintenance",
              "{\"services\":[\"txn-service\"],\"reason\":\"disks\",\"for\":\"2h\",\"silent\":true}");

  private static final List<String> ORDERS =
      List.of("approve", "hold", "release", "leave", "acknowledge", "false-alarm", "close");

  /** What a form of any order sends, and more than most of them read. */
  private static final String WRITTEN =
      "note=fixed&as=0&length=30m&reason=x&services=all&sure=yes&window=m-1&";

  /** The kill switch is thrown and lifted as in any order. */
  private static final List<String> SWITCHES = List.of("pause", "kill", "resume", "window", "end");

  private final String id;
  private final String stranger;
  private final String forgery;
  private final String session;

  /** About an incident, on a port. */
  Knocks(RawHttp port, String id) {
    this.id = id;
    String page = port.sent(RawHttp.request("GET", "/login", ""));
    this.stranger = cookies(page);
    this.forgery = forgery(page);
    String login = port.sent(RawHttp.request("POST", "/login", cookie(stranger) + FORM, logIn()));
    this.session = stranger + "; " + cookies(login);
  }

  private static String forgery(String page) {
    Matcher found = FORGERY.matcher(page);
    if (!found.find()) {
      throw new AssertionError("There is no form on the page of the login: " + page);
    }
    return "_csrf=" + URLEncoder.encode(found.group(1), StandardCharsets.UTF_8);
  }

  private static String cookies(String answer) {
    return COOKIE
        .matcher(answer)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.joining("; "));
  }

  private static String cookie(String cookies) {
    return RawHttp.header("Cookie", cookies);
  }

  private String logIn() {
    return "name=siti&token=" + Hosted.token(Role.ADMIN) + "&" + forgery;
  }

  /** One to an endpoint. */
  Knock at(EndpointTable.Row row, SplittableRandom random) {
    String method = row.method().isEmpty() ? "GET" : row.method();
    return row.isPage() ? page(method, row, random) : program(method, row, random);
  }

  private Knock program(String method, EndpointTable.Row row, SplittableRandom random) {
    String body = BODIES.getOrDefault(row.path(), "{}");
    return new Knock(method, path(row, random), PROGRAM, JSON, body);
  }

  /** Whoever logs in or out does it beside the session, which goes on. */
  private Knock page(String method, EndpointTable.Row row, SplittableRandom random) {
    boolean door = row.path().startsWith("/log");
    String body = row.path().equals("/login") ? logIn() : WRITTEN + forgery;
    return new Knock(method, path(row, random), cookie(door ? stranger : session), FORM, body);
  }

  private static List<String> orders(EndpointTable.Row row) {
    return row.path().startsWith("/switches/") ? SWITCHES : ORDERS;
  }

  private String path(EndpointTable.Row row, SplittableRandom random) {
    String path =
        row.path()
            .replace("**", "liveness")
            .replace("*", "pulih")
            .replace("{id}", random.nextInt(4) == 0 ? "nope" : id)
            .replace("{order}", Mutation.any(orders(row), random))
            .replace("{namespace}", "bos")
            .replace("{digest}", "0")
            .replace("{name}", "txn-service");
    return path + QUERIES.getOrDefault(row.path(), "");
  }
}
