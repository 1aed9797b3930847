package dev.pulih.service.prometheus;

import dev.pulih.service.secret.Secrets;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong between Pulih and Prometheus, in words that say what to do. */
final class Trouble {

  private Trouble() {}

  static String late(Duration deadline) {
    return "was not answered before the tick's deadline of %s: look at the load of Prometheus, or raise the timeout."
        .formatted(Template.duration(deadline));
  }

  static String of(@Nullable Throwable cause) {
    return switch (cause) {
      case DoubtfulAnswer doubt -> words(doubt);
      case HttpConnectTimeoutException late -> unconnected(late);
      case ConnectException refused -> unconnected(refused);
      case HttpTimeoutException _ ->
          "was not answered in time: look at the load of Prometheus, or raise the timeout.";
      case SSLException tls ->
          "could not be asked (%s): check the certificates.".formatted(words(tls));
      case Bounded.TooLong tooLong ->
          "has an answer of %s: aggregate more, or raise the limit.".formatted(words(tooLong));
      case FileSystemException file ->
          "could not be asked (cannot read %s): check the token file.".formatted(file.getFile());
      case IOException broken ->
          "lost its answer (%s): look at the server and the proxies before it."
              .formatted(words(broken));
      case null, default -> "could not be asked (" + cause + "): check the Prometheus settings.";
    };
  }

  private static String unconnected(IOException cause) {
    return "could not be asked (no connection%s): check the URL and that Prometheus runs."
        .formatted(reason(cause));
  }

  private static String reason(Throwable cause) {
    return cause.getMessage() == null
        ? ""
        : ": " + new Excerpt(Secrets.none()).of(cause.getMessage());
  }

  private static String words(Throwable cause) {
    return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
  }
}
