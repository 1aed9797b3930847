package dev.pulih.service.web;

import dev.pulih.service.access.Role;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * What can be called, as it is mapped, with what each asks for.
 *
 * @param rows by path and method
 */
record EndpointTable(List<Row> rows) {

  /**
   * What can be called.
   *
   * @param method how; empty for any way
   * @param path where
   * @param need what it asks of whoever calls it
   */
  record Row(String method, String path, Need need) {

    private static final List<String> API =
        List.of("/api/", "/healthz", "/metrics", "/slack/", "/error");

    /** No browser shows anything in its place. */
    private static final String STREAM = "/live";

    /** Whether it is for browsers, which are led to the login. */
    boolean isPage() {
      return API.stream().noneMatch(path::startsWith);
    }

    /** What becomes of a call. */
    String outcome(Optional<Role> role) {
      return switch (need) {
        case Need.Nothing _ -> "yes";
        case Need.Least(Role least) -> outcome(role, least);
        case Need.Undeclared _, Need.NotThere _ -> throw new AssertionError(this + " says nothing");
      };
    }

    private String outcome(Optional<Role> role, Role least) {
      if (role.isEmpty()) {
        return isPage() && !path.equals(STREAM) ? "login" : "401";
      }
      return role.get().covers(least) ? "yes" : "403";
    }

    private String line() {
      return "| `%s` | %s | %s | %s |\n"
          .formatted(
              (method + " " + path).strip(),
              asked(),
              outcome(Optional.empty()),
              Arrays.stream(Role.values())
                  .map(role -> outcome(Optional.of(role)))
                  .collect(Collectors.joining(" | ")));
    }

    private String asked() {
      return switch (need) {
        case Need.Nothing(String because) -> "none: " + because;
        case Need.Least(Role least) -> least.code();
        case Need.Undeclared _, Need.NotThere _ -> throw new AssertionError(this + " says nothing");
      };
    }
  }

  /** What a server has. */
  static EndpointTable of(Hosted hosted) {
    Stream<Row> mapped =
        hosted
            .mappings()
            .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
            .flatMap(entry -> rows(entry.getKey(), entry.getValue()));
    Stream<Row> others =
        Endpoints.OTHERS.stream()
            .map(it -> new Row(it.method().name(), it.path().getPatternString(), it.need()));
    return new EndpointTable(
        Stream.concat(mapped, others)
            .distinct()
            .sorted(Comparator.comparing(Row::path).thenComparing(Row::method))
            .toList());
  }

  private static Stream<Row> rows(RequestMappingInfo info, HandlerMethod handler) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    Stream<String> names = methods.isEmpty() ? Stream.of("") : methods.stream().map(Enum::name);
    return names.flatMap(
        method -> info.getPatternValues().stream().map(path -> row(method, path, handler)));
  }

  private static Row row(String method, String path, HandlerMethod handler) {
    return Endpoints.OTHERS.stream()
        .filter(it -> it.method().name().equals(method))
        .filter(it -> it.path().getPatternString().equals(path))
        .findFirst()
        .map(it -> new Row(method, path, it.need()))
        .orElseGet(() -> new Row(method, path, Need.of(handler)));
  }

  /** As it stands on the page. */
  String markdown() {
    return rows.stream().map(Row::line).collect(Collectors.joining());
  }
}
