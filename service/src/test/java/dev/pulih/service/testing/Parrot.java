package dev.pulih.service.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A neighbour that fails in every way that HTTP has, one after the other, and says back whatever it
 * was trusted with: in bodies of several shapes, and in headers.
 */
public final class Parrot extends VendorEndpoint {

  private static final Pattern KEY_IN_BODY = Pattern.compile("\"routing_key\":\"([^\"]*)\"");

  /** Headers in which secrets travel. */
  private static final List<String> TRUSTED = List.of("authorization", "x-api-key", "x-planted");

  private static final List<Function<String, Reply>> WAYS =
      List.of(
          said -> json(401, said),
          said -> json(400, said),
          said -> json(200, said),
          said -> json(500, said),
          said -> json(403, said),
          said -> text(404, said),
          said -> text(200, said),
          said -> text(503, said),
          said -> json(422, said),
          said -> json(409, said),
          said -> json(429, said).with(Map.of("Retry-After", "0")),
          said -> text(302, said).with(Map.of("Location", "http://127.0.0.1:9/" + plain(said))),
          said -> Reply.json(200, "{\"" + said + "\": [" + said));

  private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();

  /** Whether requests to a path that ends like this have failed in every way. */
  public boolean hasSaidItAll(String ending) {
    return turns.entrySet().stream()
        .filter(path -> path.getKey().endsWith(ending))
        .anyMatch(path -> path.getValue().get() >= WAYS.size());
  }

  /** The next failure, as an answer to this request. */
  public Reply answer(Received request) {
    String said = trusted(request);
    AtomicInteger turn = turns.computeIfAbsent(request.path(), _ -> new AtomicInteger());
    return WAYS.get(turn.getAndIncrement() % WAYS.size())
        .apply(said)
        .with(Map.of("X-Echo", plain(said), "WWW-Authenticate", plain(said)));
  }

  @Override
  protected Reply serve(Received request) {
    return answer(request);
  }

  private static String trusted(Received request) {
    Stream<String> headers = TRUSTED.stream().flatMap(name -> request.header(name).stream());
    Stream<String> body =
        KEY_IN_BODY.matcher(request.body()).results().map((MatchResult found) -> found.group(1));
    return Stream.concat(headers, body).collect(Collectors.joining(" "));
  }

  private static String plain(String said) {
    return said.replace(' ', '+');
  }

  private static Reply text(int status, String said) {
    return new Reply(status, Map.of("Content-Type", "text/html"), said);
  }

  /** Every field in which a neighbour says what was wrong. */
  private static Reply json(int status, String said) {
    return Reply.json(
        status,
        """
        {"ok":false,"kind":"Status","apiVersion":"v1","status":"error","code":%1$d,"errorType":"%2$s",
         "error":"%2$s","message":"%2$s","reason":"%2$s","errors":["%2$s"],"type":"error",
         "needed":"%2$s","provided":"%2$s","response_metadata":{"messages":["%2$s"]},
         "content":[{"type":"text","text":"%2$s"}],"stop_reason":"%2$s","id":"%2$s","model":"%2$s",
         "role":"assistant","usage":{"input_tokens":1,"output_tokens":1}}
        """
            .formatted(status, said));
  }
}
