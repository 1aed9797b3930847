package dev.pulih.service.kubernetes;

import dev.pulih.service.cluster.Request;
import dev.pulih.service.cluster.Right;

/**
 * Whether Pulih has a right.
 *
 * @param namespace where
 * @param right which
 * @param verdict whether
 * @param sentence for people: what it may or may not do, and what is missing without it
 */
public record Access(String namespace, Right right, Verdict verdict, String sentence) {

  /** What the API server said. */
  public enum Verdict {
    ALLOWED,
    DENIED,
    /** It did not answer, which is no permission. */
    UNKNOWN
  }

  static Access allowed(Request request) {
    return of(request, Verdict.ALLOWED, "Pulih may %s.".formatted(request));
  }

  static Access denied(Request request) {
    return of(
        request,
        Verdict.DENIED,
        "Pulih may not %s: %s. Grant it in its Role with %s."
            .formatted(request, request.right().use().loss(), request.rule()));
  }

  static Access unknown(Request request, String why) {
    return of(
        request, Verdict.UNKNOWN, "Whether Pulih may %s is not known: %s".formatted(request, why));
  }

  private static Access of(Request request, Verdict verdict, String sentence) {
    return new Access(request.namespace(), request.right(), verdict, sentence);
  }
}
