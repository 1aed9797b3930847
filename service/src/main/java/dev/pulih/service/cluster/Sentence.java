package dev.pulih.service.cluster;

import dev.pulih.service.secret.Secrets;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.util.Optional;

/**
 * Puts a failed request into one sentence: what, where, and what to do about it. Which request it
 * was and what the server said come last, in brackets: one reason fails many requests.
 *
 * @param server the API server
 * @param request what was asked of it
 * @param secrets what the server was told, and may say back
 */
record Sentence(URI server, Request request, Secrets secrets) {

  private static final int LONGEST_DETAIL = 300;

  String of(KubernetesClientException failure) {
    return failure.getCode() == 403
        ? "Pulih may not %s at %s; grant it in its Role with %s (%s)."
            .formatted(request, server, request.right().rule(), said(failure))
        : "The API server at %s %s; %s (could not %s: %s)."
            .formatted(
                server, what(failure.getCode()), remedy(failure.getCode()), request, said(failure));
  }

  private static String what(int code) {
    return code == 401 ? "does not accept Pulih's credentials" : verb(code);
  }

  private static String verb(int code) {
    return code > 0 ? "answered " + code : "did not answer properly";
  }

  private String remedy(int code) {
    if (code <= 0) {
      return "check its address, the network and the proxies before it";
    }
    return switch (code) {
      case 401 -> "renew its token";
      case 404 -> request.name().isEmpty() ? "check the address" : "check the address and the name";
      case 409 -> "someone else changed the object; it is read again";
      case 422 -> "look at what the cluster's admission rules forbid";
      case 429 -> "it is asked again when it wants, raise the priority level of Pulih's account";
      default ->
          code / 100 == 3
              ? "redirects are not followed, name the final address"
              : "look at the API server's log";
    };
  }

  private String said(KubernetesClientException failure) {
    String words =
        Optional.ofNullable(failure.getStatus())
            .map(Status::getMessage)
            .orElseGet(() -> rootCause(failure).toString());
    String said = secrets.redact(words).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return said.length() <= LONGEST_DETAIL ? said : said.substring(0, LONGEST_DETAIL) + "…";
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : rootCause(cause);
  }
}
