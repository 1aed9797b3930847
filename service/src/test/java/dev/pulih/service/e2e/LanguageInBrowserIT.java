package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.page.Planted;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever chooses the other language stays where they are. */
class LanguageInBrowserIT {

  @RegisterExtension private static final PlantedPages PAGES = new PlantedPages();

  private static Page known(String path) {
    Page page = PAGES.known(ColorScheme.LIGHT, 1200);
    page.navigate(PAGES.url(path));
    return page;
  }

  private static void chooseKorean(Page page) {
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.locator("#language").click();
    assertThat(page.locator("html")).hasAttribute("lang", "ko");
  }

  @Test
  void at_the_question_of_an_order_and_after_it() {
    Planted planted = new Planted();
    try (Hosted own = Hosted.showing(planted.room(), planted.view())) {
      Page page = PAGES.known(own, ColorScheme.LIGHT, 1200);
      page.navigate(own.url() + planted.incident());
      page.locator("#order-close").click();
      assertThat(page.locator("#note")).isVisible();
      chooseKorean(page);
      assertThat(page.locator("#note")).isVisible();
      page.locator("#language").click();
      assertThat(page.locator("html")).hasAttribute("lang", "en");
      page.locator("#note").press("Enter");
      assertThat(page.locator("main .banner")).containsText("closed by siti");
      chooseKorean(page);
      assertThat(page).hasURL(own.url() + planted.incident() + "?language=ko");
      assertThat(page.locator("#timeline")).hasText("경과");
    }
  }

  @Test
  void in_the_filter_of_the_past() {
    Page page = known("/history?service=bos%2Ftxn-service&outcome=open&from=2026-01-01");
    chooseKorean(page);
    assertThat(page.locator("#service")).hasValue("bos/txn-service");
    assertThat(page.locator("#outcome")).hasValue("open");
    assertThat(page.locator("#from")).hasValue("2026-01-01");
  }

  @Test
  void at_a_series() {
    String series = "kafka_lag of consumer group " + Planted.in("group");
    Page page = known("/services/bos/txn-service/signals");
    page.locator("#series").selectOption(series);
    page.locator(".query button").click();
    chooseKorean(page);
    assertThat(page.locator("#plots")).hasText(series);
  }

  @Test
  void before_the_login() {
    Page page = PAGES.stranger(ColorScheme.LIGHT, 1200);
    page.navigate(PAGES.url("/history?outcome=open"));
    chooseKorean(page);
    assertThat(page.locator("input[name=to]")).hasValue("/history?outcome=open");
  }

  /** Also where nothing was to be seen. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/services/x", "/configuration/x", "/parts/x", "/incidents/x/y/z", "/nope"})
  void where_there_is_no_page(String path) {
    Page page = known(path);
    assertThat(page.locator(".banner")).hasText(Pattern.compile("There is no such page"));
    chooseKorean(page);
    assertThat(page.locator("#services")).isVisible();
    page.navigate(PAGES.url(path));
    assertThat(page.locator(".banner")).hasText(Pattern.compile("그런 페이지가 없습니다"));
  }

  @Test
  void at_an_address_that_is_not_whole() {
    Page page = known(PAGES.planted.incident() + "/approve");
    assertThat(page.locator(".banner")).hasText(Pattern.compile("is not whole"));
    chooseKorean(page);
    assertThat(page.locator(".banner")).hasText(Pattern.compile("완전하지 않습니다"));
  }

  @Test
  void a_program_still_reads_what_is_wrong_in_json() {
    Page page = known("/");
    var answer = page.request().get(PAGES.url("/api/x"));
    assertThat(answer.headers().get("content-type")).startsWith("application/json");
  }
}
