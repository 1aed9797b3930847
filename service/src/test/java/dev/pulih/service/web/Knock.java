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

  private static final String SIGNED = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.e30.c2ln";

  private static final String NO_TOKEN = "Basic c2l0aTpub25l";

  private static final List<String> WRONG =
      List.of("", "wrong", "null", "\ud83d\ude00", "a b", "..", "' or 1=1 --", "x".repeat(4_000));

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
        "/" + BLANK.matcher(Mutation.of(path.substring(1), random)).replaceAll(""),
        random.nextInt(4) == 0 ? stranger(random) : credential,
        type,
        Mutation.of(body, random));
  }

  private static String stranger(SplittableRandom random) {
    return random.nextInt(3) == 0
        ? ""
        : RawHttp.header("Authorization", random.nextInt(9) == 0 ? NO_TOKEN : bearer(random));
  }

  /** Of a provider, which may be any; others are few, or nobody would be let in any more. */
  private static String bearer(SplittableRandom random) {
    String token = BREAKS.matcher(Mutation.of(SIGNED, random)).replaceAll("");
    return "Bearer " + (IntroductionFilter.mayBeOf(token) ? token : Mutation.any(WRONG, random));
  }
}
