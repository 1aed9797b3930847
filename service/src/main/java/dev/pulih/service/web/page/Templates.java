package dev.pulih.service.web.page;

import dev.pulih.service.slack.Orders.Result;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Makes pages. Whatever a template is given is text: it is escaped for where it stands. */
final class Templates {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  /** Where the build puts the templates' classes. */
  private static final String PACKAGE = "pulih.pages";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

  String render(String template, Map<String, Object> given) {
    StringOutput out = new StringOutput();
    engine.render(template + ".jte", given, out);
    return out.toString();
  }

  ResponseEntity<String> page(String template, Map<String, Object> given) {
    return page(HttpStatus.OK, template, given);
  }

  /** What came of an order about an incident, or about none if the id is empty. */
  ResponseEntity<String> given(Frame frame, String id, Result result) {
    HttpStatus status = result instanceof Result.Done ? HttpStatus.OK : HttpStatus.CONFLICT;
    return page(status, "given", Map.of("frame", frame, "id", id, "result", result));
  }

  ResponseEntity<String> page(HttpStatus status, String template, Map<String, Object> given) {
    return ResponseEntity.status(status).contentType(HTML).body(render(template, given));
  }
}
