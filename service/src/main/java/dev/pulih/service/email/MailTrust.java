package dev.pulih.service.email;

import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Trust in a private authority. */
final class MailTrust {

  private MailTrust() {}

  static SSLSocketFactory of(Path authority) {
    try {
      PemSslStoreDetails trust = PemSslStoreDetails.forCertificate(authority.toUri().toString());
      return SslBundle.of(new PemSslStoreBundle(null, trust)).createSslContext().getSocketFactory();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "The PEM file for e-mail cannot be used (" + authority + "): " + e.getMessage(), e);
    }
  }
}
