package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.access.Role;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springdoc.webmvc.api.OpenApiResource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is what its controllers say, whole, and what OpenAPI allows. */
class OpenApiIT {

  private static final Path FILE = Path.of("..", "docs", "openapi.json");

  /** Set to {@code true}, the file is written instead: {@code -Dpulih.docs.write=true}. */
  private static final boolean WRITE = Boolean.getBoolean("pulih.docs.write");

  private static final List<String> HOW =
      List.of(
          "--springdoc.api-docs.enabled=true",
          "--springdoc.api-docs.version=openapi_3_1",
          "--springdoc.paths-to-match=/api/**",
          "--springdoc.use-fqn=true",
          "--springdoc.default-produces-media-type=application/json",
          "--springdoc.override-with-generic-response=false",
          "--springdoc.writer-with-order-by-keys=true",
          "--springdoc.writer-with-default-pretty-printer=true");

  private static final Pattern PACKAGE = Pattern.compile("dev\\.pulih\\.(?:[a-z]+\\.)*");
  private static final Pattern NESTED = Pattern.compile("(?<=[A-Za-z])\\$(?=[A-Z])");
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private static String fresh = "";
  private static EndpointTable table = new EndpointTable(List.of());
  private static final Map<String, JsonNode> ANSWERS = new TreeMap<>();

  @BeforeAll
  static void describe() throws Exception {
    try (Hosted hosted = Hosted.start(HOW, ApiDescription.class)) {
      byte[] json =
          hosted
              .bean(OpenApiResource.class)
              .openapiJson(new MockHttpServletRequest(), "/v3/api-docs", Locale.ENGLISH);
      fresh = named(new String(json, StandardCharsets.UTF_8)) + "\n";
      table = EndpointTable.of(hosted);
      ask(hosted.url());
    }
    if (WRITE) {
      Files.writeString(FILE, fresh);
    }
  }

  /** What needs no parameter is answered. */
  private static void ask(URI url) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (EndpointTable.Row row : table.rows()) {
        if (row.method().equals("GET") && row.path().matches("/api/[a-z/-]+")) {
          HttpRequest request =
              HttpRequest.newBuilder(url.resolve(row.path()))
                  .header("Authorization", "Bearer " + Hosted.token(Role.VIEW))
                  .build();
          HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
          if (answer.statusCode() == 200) {
            ANSWERS.put(row.path(), new JsonMapper().readTree(answer.body()));
          }
        }
      }
    }
  }

  /** Types have the names that the code calls them by. */
  private static String named(String json) {
    return NESTED.matcher(PACKAGE.matcher(json).replaceAll("")).replaceAll(".");
  }

  private static SwaggerParseResult parsed() throws IOException {
    return new OpenAPIV3Parser().readContents(Files.readString(FILE), null, null);
  }

  private static Map<String, Operation> operations() throws IOException {
    Map<String, Operation> all = new TreeMap<>();
    OpenAPI api = parsed().getOpenAPI();
    api.getPaths()
        .forEach((path, item) -> each(item, (how, what) -> all.put(how + " " + path, what)));
    return all;
  }

  private static void each(PathItem item, BiConsumer<String, Operation> taker) {
    item.readOperationsMap().forEach((method, operation) -> taker.accept(method.name(), operation));
  }

  @Test
  void the_file_in_docs_is_what_the_controllers_say() {
    assertThat(FILE)
        .as("docs/openapi.json, which this test writes with -Dpulih.docs.write=true")
        .hasContent(fresh);
  }

  @Test
  void it_is_what_openapi_allows() throws IOException {
    assertThat(parsed().getMessages()).isEmpty();
    assertThat(parsed().getOpenAPI().getOpenapi()).startsWith("3.1");
  }

  @Test
  void every_endpoint_of_the_api_is_in_it_with_its_role() throws IOException {
    Map<String, String> roles =
        table.rows().stream()
            .filter(row -> row.path().startsWith("/api/"))
            .collect(
                Collectors.toMap(
                    row -> row.method() + " " + row.path(),
                    row -> ((Need.Least) row.need()).role().code()));
    Map<String, Object> described = new TreeMap<>();
    operations()
        .forEach((at, it) -> described.put(at, it.getExtensions().get(ApiDescription.LEAST_ROLE)));
    assertThat(described)
        .hasSizeGreaterThan(20)
        .containsExactlyInAnyOrderEntriesOf(Map.copyOf(roles));
  }

  @Test
  void every_endpoint_says_what_it_takes_and_how_it_refuses() throws IOException {
    assertThat(operations())
        .allSatisfy(
            (at, operation) -> {
              assertThat(operation.getResponses()).as(at).containsKey("200");
              assertThat(operation.getResponses()).as(at).containsKeys(always());
              assertThat(operation.getResponses().get("429").getHeaders())
                  .as(at)
                  .containsKey("Retry-After");
              assertThat(operation.getResponses().get("200").getContent()).as(at).isNotEmpty();
              assertThat(operation.getResponses().get("403").getContent().toString())
                  .contains("Complaint");
              assertThat(parameters(operation)).as(at).containsAll(variables(at));
              assertThat(parameters(operation).contains(Person.HEADER))
                  .as(at)
                  .isEqualTo(!at.startsWith("GET "));
            });
    assertThat(operations().values()).extracting(Operation::getOperationId).doesNotHaveDuplicates();
  }

  private static String[] always() {
    return new String[] {"401", "403", "411", "413", "429", "503"};
  }

  @Test
  void what_is_answered_has_the_fields_that_it_says() throws IOException {
    OpenAPI api = parsed().getOpenAPI();
    assertThat(ANSWERS).containsKeys("/api/status", "/api/incidents", "/api/inbound");
    assertThat(ANSWERS)
        .allSatisfy(
            (path, answer) -> assertThat(fields(api, path)).containsAll(answer.propertyNames()));
    assertThat(fields(api, "/api/status")).containsExactly("maintenance", "status", "switches");
  }

  private static Set<String> fields(OpenAPI api, String path) {
    String type =
        api.getPaths()
            .get(path)
            .getGet()
            .getResponses()
            .get("200")
            .getContent()
            .get("application/json")
            .getSchema()
            .get$ref();
    Schema<?> schema =
        api.getComponents().getSchemas().get(type.substring(type.lastIndexOf('/') + 1));
    return new TreeSet<>(schema.getProperties().keySet());
  }

  private static List<String> parameters(Operation operation) {
    return operation.getParameters() == null
        ? List.of()
        : operation.getParameters().stream().map(it -> it.getName()).toList();
  }

  private static List<String> variables(String at) {
    return VARIABLE.matcher(at).results().map(found -> found.group(1)).toList();
  }

  @Test
  void it_names_the_token_and_the_fields_of_a_body() throws IOException {
    OpenAPI api = parsed().getOpenAPI();
    assertThat(api.getComponents().getSecuritySchemes()).containsKey(ApiDescription.SCHEME);
    assertThat(api.getSecurity()).singleElement().asString().contains(ApiDescription.SCHEME);
    Schema<?> order = api.getComponents().getSchemas().get("SwitchesApi.PauseOrder");
    assertThat(order.getProperties()).containsOnlyKeys("reason", "until", "for");
    assertThat(operations().get("POST /api/pause").getRequestBody().getContent().toString())
        .contains("SwitchesApi.PauseOrder");
  }
}
