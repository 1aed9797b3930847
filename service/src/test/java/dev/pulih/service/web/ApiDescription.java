package dev.pulih.service.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** What the controllers do not tell of the API: who may, under what name, and how it refuses. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  static final String SCHEME = "token";
  static final String LEAST_ROLE = "x-least-role";

  private static final String JSON = "application/json";
  private static final String COMPLAINT = "Complaint";

  /** What filters refuse, whatever is asked: also a GET may come with a body. */
  static final List<HttpStatus> ALWAYS =
      List.of(
          HttpStatus.UNAUTHORIZED,
          HttpStatus.FORBIDDEN,
          HttpStatus.LENGTH_REQUIRED,
          HttpStatus.CONTENT_TOO_LARGE,
          HttpStatus.TOO_MANY_REQUESTS,
          HttpStatus.SERVICE_UNAVAILABLE);

  @Bean
  OpenAPI api() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Pulih")
                .version("1")
                .description(
                    "What commands and pages ask a running Pulih. Roles and tokens are in api.md; every"
                        + " refusal says what is wrong, where, and what to do."))
        .servers(List.of(new Server().url("/").description("A running Pulih.")))
        .addSecurityItem(new SecurityRequirement().addList(SCHEME))
        .components(components());
  }

  private static Components components() {
    Components components =
        new Components()
            .addSecuritySchemes(
                SCHEME,
                new SecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .description(
                        "server.token, one of server.tokens, or a JWT of the provider server.oidc."));
    ModelConverters.getInstance(true)
        .read(Complaint.class)
        .values()
        .forEach(schema -> components.addSchemas(COMPLAINT, schema));
    return components;
  }

  @Bean
  OperationCustomizer operations() {
    return (operation, handler) -> {
      Needs needs = Objects.requireNonNull(handler.getMethodAnnotation(Needs.class));
      operation.addExtension(LEAST_ROLE, needs.value().code());
      operation.setDescription("Needs the role " + needs.value().code() + ".");
      name(operation, handler);
      refusals(handler).forEach(status -> refuse(operation, status));
      if (!handler.hasMethodAnnotation(GetMapping.class)) {
        operation.addParametersItem(who());
      }
      if (handler.isVoid()) {
        operation.getResponses().get("200").setContent(json(new ObjectSchema()));
      }
      return operation;
    };
  }

  private static void name(Operation operation, HandlerMethod handler) {
    String about =
        handler.getBeanType().getSimpleName().replaceFirst("Api$", "").toLowerCase(Locale.ROOT);
    operation.setTags(List.of(about));
    operation.setOperationId(about + "_" + handler.getMethod().getName());
  }

  private static HeaderParameter who() {
    HeaderParameter header = new HeaderParameter();
    header.setName(Person.HEADER);
    header.setDescription("Who orders it; recorded, with the token's name behind it.");
    header.setSchema(new StringSchema());
    return header;
  }

  private static Stream<HttpStatus> refusals(HandlerMethod handler) {
    boolean body = has(handler, RequestBody.class);
    boolean asks = body || has(handler, RequestParam.class);
    boolean order = !handler.hasMethodAnnotation(GetMapping.class);
    return Stream.of(
            ALWAYS.stream(),
            only(asks, HttpStatus.BAD_REQUEST),
            only(has(handler, PathVariable.class) || isExplain(handler), HttpStatus.NOT_FOUND),
            only(order && handler.getBeanType() == IncidentsApi.class, HttpStatus.CONFLICT))
        .flatMap(statuses -> statuses);
  }

  private static boolean isExplain(HandlerMethod handler) {
    return handler.getBeanType() == ExplainApi.class;
  }

  private static boolean has(
      HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> annotation) {
    return Arrays.stream(handler.getMethodParameters())
        .anyMatch((MethodParameter it) -> it.hasParameterAnnotation(annotation));
  }

  private static Stream<HttpStatus> only(boolean holds, HttpStatus... statuses) {
    return holds ? Arrays.stream(statuses) : Stream.empty();
  }

  private static void refuse(Operation operation, HttpStatus status) {
    Schema<?> complaint = new Schema<>().$ref("#/components/schemas/" + COMPLAINT);
    ApiResponse refusal =
        new ApiResponse().description(status.getReasonPhrase()).content(json(complaint));
    if (status == HttpStatus.TOO_MANY_REQUESTS) {
      refusal.addHeaderObject(HttpHeaders.RETRY_AFTER, later());
    }
    operation.getResponses().addApiResponse(String.valueOf(status.value()), refusal);
  }

  private static Header later() {
    return new Header()
        .description("After how many seconds it may be asked again.")
        .schema(new StringSchema());
  }

  private static Content json(Schema<?> schema) {
    return new Content().addMediaType(JSON, new MediaType().schema(schema));
  }
}
