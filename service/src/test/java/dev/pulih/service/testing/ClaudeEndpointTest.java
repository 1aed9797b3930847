package dev.pulih.service.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in is as strict as what it stands for. */
class ClaudeEndpointTest {

  private static final String GOOD =
      """
      {"model":"claude-sonnet-4-5","max_tokens":500,"system":"s",\
      "messages":[{"role":"user","content":"q"}]}\
      """;

  private final ClaudeEndpoint endpoint = new ClaudeEndpoint();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> headers =
      new HashMap<>(
          Map.of(
              "x-api-key", ClaudeEndpoint.KEY,
              "anthropic-version", "2026-10-21",
              "content-type", "application/json"));

  @AfterEach
  void close() {
    client.close();
    endpoint.close();
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint.uri() + path))
            .method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private void refuses(HttpResponse<String> answer, int status, String type, String message) {
    JsonNode body = JsonMapper.shared().readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(body.path("type").asString()).isEqualTo("error");
    assertThat(body.at("/error/type").asString()).isEqualTo(type);
    assertThat(body.at("/error/message").asString()).isEqualTo(message);
    assertThat(answer.headers().firstValue("request-id")).isPresent();
  }

  @Test
  void a_request_as_it_should_be_is_answered() throws Exception {
    HttpResponse<String> answer = send("POST", "/v1/messages", GOOD);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JsonMapper.shared().readTree(answer.body()).at("/usage/input_tokens").asInt())
        .isEqualTo(1200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "max_tokens":500,       | ``                                | max_tokens: Field required
          "max_tokens":500        | "max_tokens":0                    | max_tokens: Input should be greater than or equal to 1
          "max_tokens":500        | "max_tokens":"500"                | max_tokens: Input should be a valid integer
          "max_tokens":500        | "max_tokens":64001                | max_tokens: 64001 > 64000
          "max_tokens":500        | "max_tokens":500,"temperature":0  | temperature: sampling parameters are not supported in this version
          "max_tokens":500        | "max_tokens":500,"top_p":0.5      | top_p: sampling parameters are not supported in this version
          "max_tokens":500        | "max_tokens":500,"prompt":"q"     | prompt: Extra inputs are not permitted
          "model":"claude-sonnet-4-5", | ``                           | model: Field required
          "system":"s"            | "system":7                        | system: Input should be a valid list
          "role":"user"           | "role":"system"                   | messages.0.role: Input should be 'user' or 'assistant'
          "role":"user"           | "role":"assistant"                | messages: first message must use the "user" role
          "role":"user","content":"q" | "role":"user"                 | messages.0.content: Field required
          "content":"q"           | "content":" "                     | messages.0.content: must be non-empty
          "content":"q"           | "content":"q","name":"n"          | messages.0.name: Extra inputs are not permitted
          {"role":"user","content":"q"} | ``                          | messages: at least one message is required
          "system":"s"            | "output_config":{"format":{"type":"text"}} | output_config.format.type: Input should be 'json_schema'
          "system":"s"            | "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}} | output_config.format.schema: 'additionalProperties' must be false
          "system":"s"            | "output_config":{"format":{"type":"json_schema","schema":{"type":"object","additionalProperties":false,"properties":{"c":{"maximum":100}}}}} | output_config.format.schema: property 'c' uses 'maximum', which is not supported
          {"model"                | ["model"                          | The request body is not valid JSON
          """)
  void what_the_api_does_not_know_is_refused(String part, String instead, String message)
      throws Exception {
    assertThat(GOOD).contains(part);
    refuses(
        send("POST", "/v1/messages", GOOD.replace(part, instead)),
        400,
        "invalid_request_error",
        message);
  }

  @ParameterizedTest
  @CsvSource({
    "x-api-key,         '',         401, authentication_error,  x-api-key header is required",
    "x-api-key,         sk-wrong,   401, authentication_error,  invalid x-api-key",
    "anthropic-version, '',         400, invalid_request_error, anthropic-version: header is required",
    "anthropic-version, 2023-01-01, 400, invalid_request_error, 'anthropic-version: \"2023-01-01\" is not valid'",
    "content-type,      '',         400, invalid_request_error, content-type: must be application/json",
    "content-type,      text/plain, 400, invalid_request_error, content-type: must be application/json",
  })
  void headers_that_are_missing_or_wrong_are_refused(
      String header, String value, int status, String type, String message) throws Exception {
    headers.remove(header);
    if (!value.isEmpty()) {
      headers.put(header, value);
    }
    refuses(send("POST", "/v1/messages", GOOD), status, type, message);
  }

  @Test
  void other_models_paths_methods_and_sizes_are_refused() throws Exception {
    String retired = GOOD.replace("claude-sonnet-4-5", "claude-2");
    refuses(send("POST", "/v1/messages", retired), 404, "not_found_error", "model: claude-2");
    refuses(send("POST", "/v1/complete", GOOD), 404, "not_found_error", "Not found");
    refuses(send("GET", "/v1/messages", GOOD), 405, "invalid_request_error", "Method Not Allowed");
    refuses(
        send("POST", "/v1/messages", GOOD.replace("\"q\"", "\"" + "x".repeat(32 << 20) + "\"")),
        413,
        "request_too_large",
        "Request exceeds the maximum size");
  }
}
