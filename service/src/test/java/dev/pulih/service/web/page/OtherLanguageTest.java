package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.slack.Language;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Where the link to the other language leads. */
class OtherLanguageTest {

  private static OtherLanguage of(String method, String path, String query) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setQueryString(query);
    return OtherLanguage.of(request, Language.EN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none|?language=ko",
        "as=2026-11-26T08%3A00%3A00Z|?as=2026-11-26T08%3A00%3A00Z&language=ko",
        "service=bos%2Fx&outcome=&page=2|?service=bos%2Fx&outcome=&page=2&language=ko",
        "language=en&to=%2Fhistory%3Flanguage%3Den|?to=%2Fhistory%3Flanguage%3Den&language=ko",
        "wrong|?wrong&language=ko",
        "language|?language=ko",
      })
  void what_was_asked_is_asked_again(String query, String address) {
    assertThat(of("GET", "/history", query)).isEqualTo(new OtherLanguage("ko", address));
  }

  @Test
  void korean_leads_to_english() {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    assertThat(OtherLanguage.of(request, Language.KO))
        .isEqualTo(new OtherLanguage("en", "?language=en"));
  }

  /** What was sent is not sent again, and is no address to look at. */
  @ParameterizedTest
  @CsvSource({
    "/incidents/bos.txn-service.k3x9/approve, /incidents/bos.txn-service.k3x9?language=ko",
    "/login, /?language=ko",
  })
  void what_was_sent_leads_to_a_page_that_there_is(String path, String address) {
    assertThat(of("POST", path, "as=x").address()).isEqualTo(address);
  }

  /** The login sends on whoever is known, once it has taken the language. */
  @ParameterizedTest
  @CsvSource({
    "/incidents/bos.txn-service.k3x9/approve, %2Fincidents%2Fbos.txn-service.k3x9",
    "/incidents/%22%3E%3Cb%3E/approve, %2F",
    "/services/x, %2F",
  })
  void where_no_page_is_a_language_is_chosen_at_the_login(String path, String to) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    assertThat(OtherLanguage.elsewhere(request, Language.EN).address())
        .isEqualTo("/login?to=" + to + "&language=ko");
  }

  @Test
  void markup_in_a_query_is_text() {
    MockHttpServletRequest request = Requests.of("siti", Locale.ENGLISH);
    request.setMethod("GET");
    request.setQueryString("to=\"><script>alert(1)</script>");
    Map<String, Object> given =
        Map.of("frame", Frame.of(request, new Assets()), "what", "that did not work");
    assertThat(new Templates().render("failure", given))
        .contains("href=\"?to=&#34;")
        .contains("&amp;language=ko\"")
        .doesNotContain("href=\"?to=\">");
  }
}
