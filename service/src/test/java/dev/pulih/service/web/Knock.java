package dev.pulih.service.web;

import dev.pulih.service.testing.Mutation;
import dev.pulih.service.testing.RawHttp;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * A request to an endpoint.
 *
 * @param method how
 * @param path where, with what is asked for
 * @param credential who asks: lines of its head
 * @param type what the body is: a line of its head
 * @param body what is sent
 */
record Knock(String method, String path, String credential, String type, String body) {

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FROB");

  private static final Pattern BLANK = Pattern.compile("\\s");

  /** What would end a line of the head, or is no text. */
  private static final Pattern BREAKS = Pattern.compile("\\p{Cntrl}");

  /** As it is sent. */
  String request() {
    String head = credential + type;
    return method.equals("GET")
        ? RawHttp.request(method, path, head)
        : RawHttp.request(method, path, head, body);
  }

  /** The same in a way that no one foresaw. */
  Knock spoiled(SplittableRandom random) {
    return new Knock(
        random.nextInt(6) == 0 ? Mutation.any(METHODS, random) : method,
        BLANK.matcher(Mutation.of(path, random)).replaceAll(""),
        random.nextInt(4) == 0 ? stranger(random) : credential,
        type,
        Mutation.of(body, random));
  }

  private static String stranger(SplittableRandom random) {
    String token = Mutation.of("Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.e30.c2ln", random);
    return random.nextInt(3) == 0
        ? ""
        : RawHttp.header("Authorization", BREAKS.matcher(token).replaceAll(""));
  }
}
