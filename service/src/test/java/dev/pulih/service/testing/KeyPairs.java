package dev.pulih.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Keys with certificates of their own for localhost, made by the JDK's keytool in a folder. */
public final class KeyPairs {

  /** The password of every store. */
  public static final String PASSWORD = "changeit";

  private final Path folder;

  /** Keys in this folder. */
  public KeyPairs(Path folder) {
    this.folder = folder;
  }

  /** A key and its certificate, as a PKCS #12 store and as PEM files. */
  public void make(String name) {
    try {
      int exit = keytool(name).waitFor();
      if (exit != 0) {
        throw new IllegalStateException("keytool ended with " + exit);
      }
      pem(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process keytool(String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + name,
            "-ext",
            "san=dns:localhost",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store(name).toString())
        .inheritIO()
        .start();
  }

  private void pem(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(store(name).toFile(), PASSWORD.toCharArray());
    write(certificate(name), "CERTIFICATE", store.getCertificate(name).getEncoded());
    write(key(name), "PRIVATE KEY", store.getKey(name, PASSWORD.toCharArray()).getEncoded());
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what));
  }

  /** What a server with this key uses. */
  public SSLContext context(String name) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      KeyStore store = KeyStore.getInstance(store(name).toFile(), PASSWORD.toCharArray());
      keys.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The PKCS #12 store. */
  public Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  /** The certificate as PEM. */
  public Path certificate(String name) {
    return folder.resolve(name + ".crt");
  }

  /** The private key as PEM. */
  public Path key(String name) {
    return folder.resolve(name + ".key");
  }
}
