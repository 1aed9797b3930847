package dev.pulih.service.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receiver that believes docs/channels.md and nothing else: it refuses what is not signed with
 * its secret or older than five minutes (401), and what is not the documented JSON (422). It keeps
 * each message once.
 */
public final class WebhookEndpoint extends VendorEndpoint {

  /** The secret by which it verifies. */
  public static final String SECRET = "planted-webhook-secret";

  private static final Pattern SIGNATURE = Pattern.compile("t=(\\d+)((?:,v1=[0-9a-f]{64})+)");
  private static final Set<String> KINDS =
      Set.of("page", "update", "resolve", "acknowledge", "change");

  private final Instant now;
  private final List<JsonNode> accepted = new CopyOnWriteArrayList<>();

  /** A receiver whose clock stands still. */
  public WebhookEndpoint(Instant now) {
    this.now = now;
  }

  /** The accepted messages, each once. */
  public List<JsonNode> messages() {
    return List.copyOf(accepted);
  }

  @Override
  protected Reply serve(Received request) {
    if (!request.method().equals("POST")) {
      return Reply.json(405, "{\"error\":\"POST only\"}");
    }
    return genuine(request) ? judged(request) : Reply.json(401, "{\"error\":\"signature\"}");
  }

  private boolean genuine(Received request) {
    var signature = SIGNATURE.matcher(request.header("pulih-signature").orElse(""));
    if (!signature.matches()) {
      return false;
    }
    long sent = Long.parseLong(signature.group(1));
    return Math.abs(now.getEpochSecond() - sent) <= 300
        && Arrays.asList(signature.group(2).split(",v1=", -1))
            .contains(hmac(sent + "." + request.body()));
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply judged(Received request) {
    if (request.header("content-type").filter("application/json"::equals).isEmpty()) {
      return Reply.json(415, "{\"error\":\"JSON only\"}");
    }
    try {
      return judged(JsonMapper.shared().readTree(request.body()));
    } catch (JacksonException noJson) {
      return Reply.json(422, "{\"error\":\"no JSON\"}");
    }
  }

  private Reply judged(JsonNode message) {
    Optional<String> error = errors(message).stream().findFirst();
    if (error.isPresent()) {
      return Reply.json(422, "{\"error\":\"" + error.get() + "\"}");
    }
    boolean seen = accepted.stream().anyMatch(kept -> kept.path("id").equals(message.path("id")));
    if (!seen) {
      accepted.add(message);
    }
    return Reply.json(200, "{}");
  }

  private static List<String> errors(JsonNode it) {
    List<String> errors = new ArrayList<>();
    only(errors, it, "version", "id", "sentAt", "incident", "message");
    only(errors, it.path("incident"), "id", "namespace", "service", "severity", "links");
    only(errors, it.path("message"), "kind", "headline", "details", "detailsLeftOut");
    it.at("/incident/links").forEach(link -> only(errors, link, "name", "href"));
    it.at("/message/details").forEach(detail -> only(errors, detail, "name", "value"));
    check(errors, it.path("version").asInt() == 1, "version");
    check(errors, it.path("id").asString("").matches("[0-9a-f]{32}"), "id");
    check(errors, KINDS.contains(it.at("/message/kind").asString("")), "kind");
    return errors;
  }

  private static void only(List<String> errors, JsonNode node, String... names) {
    check(
        errors, new HashSet<>(node.propertyNames()).equals(Set.of(names)), "fields of " + names[0]);
  }

  private static void check(List<String> errors, boolean holds, String otherwise) {
    if (!holds) {
      errors.add(otherwise);
    }
  }
}
