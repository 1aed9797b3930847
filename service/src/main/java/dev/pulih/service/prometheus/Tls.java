package dev.pulih.service.prometheus;

import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * PEM files for TLS with a private authority or a client certificate (mTLS).
 *
 * @param authority the certificates to trust instead of the JVM's
 * @param client Pulih's own certificate and key
 */
public record Tls(Optional<Path> authority, Optional<Client> client) {

  /**
   * A client certificate.
   *
   * @param certificate the certificate with its chain
   * @param key its private key, not encrypted
   */
  public record Client(Path certificate, Path key) {}

  /** The JVM's own trust and no client certificate. */
  public static Tls standard() {
    return new Tls(Optional.empty(), Optional.empty());
  }

  SSLContext context() {
    try {
      return SslBundle.of(new PemSslStoreBundle(keys(), trust())).createSslContext();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "The PEM files for Prometheus cannot be used (" + this + "): " + e.getMessage(), e);
    }
  }

  private @Nullable PemSslStoreDetails keys() {
    return client
        .map(c -> new PemSslStoreDetails(null, location(c.certificate()), location(c.key())))
        .orElse(null);
  }

  private @Nullable PemSslStoreDetails trust() {
    return authority.map(Tls::location).map(PemSslStoreDetails::forCertificate).orElse(null);
  }

  private static String location(Path file) {
    return file.toUri().toString();
  }
}
