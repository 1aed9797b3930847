package dev.pulih.service.cluster;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** Puts a failed request into one sentence: what, with what, and what to do about it. */
final class Sentence {

  private static final int LONGEST_DETAIL = 300;

  private Sentence() {}

  static String of(KubernetesClientException failure, Request request) {
    String said = said(failure);
    return switch (failure.getCode()) {
      case 401 ->
          "The API server does not accept Pulih's credentials (%s), renew its token: %s"
              .formatted(request, said);
      case 403 ->
          "Pulih may not %s, grant it in its Role with %s: %s"
              .formatted(request, request.right().rule(), said);
      default -> answered(failure.getCode()).formatted(request, said);
    };
  }

  private static String answered(int code) {
    String verb = code > 0 ? "answered " + code : "did not answer";
    return "The API server " + verb + " (%s): %s";
  }

  private static String said(KubernetesClientException failure) {
    String said =
        Optional.ofNullable(failure.getStatus())
            .map(Status::getMessage)
            .orElseGet(() -> rootCause(failure).toString());
    return said.length() <= LONGEST_DETAIL ? said : said.substring(0, LONGEST_DETAIL) + "…";
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : rootCause(cause);
  }
}
