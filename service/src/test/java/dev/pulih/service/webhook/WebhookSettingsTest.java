package dev.pulih.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.service.secret.Secret;
import dev.pulih.service.webhook.WebhookAddresses.Permission;
import dev.pulih.signal.ServiceRef;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a webhook's settings refuse. */
class WebhookSettingsTest {

  private static final Permission INSIDE = new Permission(false, true);
  private static final Secret GOOD = new Secret("0123456789abcdef");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example/a?b=c",
        "http://localhost:9000/",
        "http://127.0.0.1/",
        "http://127.9.9.9:1/",
        "http://[::1]:9000/"
      })
  void an_address_is_encrypted_or_of_this_machine(String address) {
    assertThat(WebhookAddresses.fault(URI.create(address), INSIDE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example/",
        "http://127.0.0.1.evil.example/",
        "http://localhost.evil.example/",
        "http://10.0.0.1/"
      })
  void another_address_needs_a_word(String address) {
    URI uri = URI.create(address);
    assertThat(WebhookAddresses.fault(uri, INSIDE).orElseThrow()).contains("unencrypted");
    assertThat(WebhookAddresses.fault(uri, new Permission(true, true))).isEmpty();
    Map<ServiceRef, URI> own = Map.of(new ServiceRef("bos", "txn"), uri);
    assertThatThrownBy(
            () -> new WebhookAddresses(URI.create("https://a.example"), own, Permission.none()))
        .hasMessageContaining(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://10.1.2.3/"})
  void this_machine_and_private_networks_need_a_word(String address) {
    URI uri = URI.create(address);
    assertThat(WebhookAddresses.fault(uri, Permission.none()).orElseThrow()).contains("private");
    assertThat(WebhookAddresses.fault(uri, INSIDE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://169.254.169.254/", "https://[fd00:ec2::254]/", "https://0.0.0.0/"})
  void where_clouds_keep_credentials_nothing_is_sent(String address) {
    assertThat(WebhookAddresses.fault(URI.create(address), new Permission(true, true))).isPresent();
  }

  @Test
  void a_fragment_is_never_sent() {
    assertThat(WebhookAddresses.fault(URI.create("https://a.example/#b"), INSIDE).orElseThrow())
        .contains("fragment");
  }

  @Test
  void a_secret_is_long_and_there_are_one_to_five() {
    refused(() -> new SigningSecrets(List.of()), "1 to 5");
    refused(() -> new SigningSecrets(Collections.nCopies(6, GOOD)), "1 to 5");
    refused(() -> new SigningSecrets(List.of(GOOD, new Secret("0123456789abcde"))), "at least 16");
    assertThat(new SigningSecrets(List.of(GOOD)).toString()).doesNotContain(GOOD.reveal());
  }

  @Test
  void headers_of_pulih_itself_are_not_overwritten() {
    for (String name : List.of("Pulih-Signature", "Content-Type", "HOST", "Content-Length")) {
      refused(() -> new WebhookHeaders(Map.of(name, "x"), Map.of()), "set by Pulih itself");
      refused(() -> new WebhookHeaders(Map.of(), Map.of(name, GOOD)), "set by Pulih itself");
    }
    refused(() -> new WebhookHeaders(Map.of("X-A", "x"), Map.of("x-a", GOOD)), "written twice");
  }

  private static void refused(Runnable making, String why) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
