package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.policy.SwitchChange;
import dev.pulih.service.Guest;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.page.EveryState;
import dev.pulih.service.web.page.ServiceState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person holds Pulih, lets it go, and orders what no message asks for, in a real browser. */
class SwitchesInBrowserIT {

  @RegisterExtension private static final PlantedPages PAGES = new PlantedPages();

  private EveryState states;
  private Hosted hosted;

  @BeforeEach
  void start() {
    states = new EveryState();
    hosted = Hosted.showing(states.room(), states.view());
  }

  @AfterEach
  void stop() {
    hosted.close();
  }

  private Page known(ColorScheme scheme) {
    return PAGES.known(hosted, scheme, 1200);
  }

  /** Asks by keyboard, and reads what would happen. */
  private static Locator asks(Page page, String button, String meaning) {
    page.locator(button).press("Enter");
    Locator form = page.locator(".confirm");
    assertThat(form).containsText(meaning);
    assertThat(form).containsText("recorded as ordered by siti");
    assertThat(Chromium.violations(page)).isEmpty();
    return form;
  }

  private static void gives(Locator form, String words) {
    Page page = form.page();
    form.locator("button").press("Enter");
    assertThat(page.locator("main .banner[role='status']")).containsText(words);
    assertThat(Chromium.violations(page)).isEmpty();
    page.locator("a.brand").press("Enter");
    assertThat(page.locator(".service").first()).isVisible();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void all_actions_are_paused_for_a_while_and_resumed(ColorScheme scheme) {
    Page page = known(scheme);
    assertThat(page.locator("#switch-resume")).hasCount(0);
    Locator pause = asks(page, "#switch-pause", "no action on any service");
    assertThat(pause).containsText("A person can release a breaker all the same.");
    page.locator("#length").fill("45m");
    page.locator("#reason").fill("database maintenance");
    if (scheme == ColorScheme.LIGHT) {
      new DocImage("pause").ofPart(pause);
    }
    gives(pause, "No actions until");
    assertThat(page.locator(".part > .banner").first()).containsText("paused by siti until");
    Locator resume = asks(page, "#switch-resume", "paused by siti");
    assertThat(resume).containsText("Windows of maintenance stay.");
    gives(resume, "Pulih acts again as the modes allow");
    assertThat(page.locator("#switch-resume")).hasCount(0);
    assertThat(states.changes())
        .extracting(change -> change.by() + " " + change.what() + " " + change.why())
        .containsExactly("siti RESUMED ", "siti PAUSED database maintenance");
  }

  @Test
  void the_kill_switch_is_thrown_only_by_who_ticks_that_they_mean_it() {
    Page page = known(ColorScheme.DARK);
    Locator kill = asks(page, "#switch-kill", "does not end by itself");
    kill.locator("button").press("Enter");
    assertThat(kill.locator("#sure:invalid")).hasCount(1);
    assertThat(states.changes()).isEmpty();
    kill.locator("#sure").press("Space");
    gives(kill, "All actions are off until someone resumes");
    assertThat(page.locator("#switch-kill")).hasCount(0);
    assertThat(page.locator(".part > .banner").first()).containsText("switched off by siti");
    Locator pause = asks(page, "#switch-pause", "The kill switch stays on when the pause ends.");
    assertThat(pause).containsText("switched off by siti");
  }

  @Test
  void the_actions_on_one_service_are_held_and_let_go() {
    Page page = known(ColorScheme.LIGHT);
    page.navigate(hosted.url() + EveryState.path(ServiceState.ANOMALOUS));
    Locator window = asks(page, "#hold-service", "no action on the services that you choose");
    assertThat(page.locator("#services")).hasValues(new String[] {"bos/anomalous"});
    page.locator("#length").fill("soon");
    page.locator("#reason").fill("new disks");
    gives(window, "\"soon\" is no length of time");
    page.navigate(hosted.url() + "/switches/window?of=bos/anomalous");
    page.locator("#from").fill("tonight");
    page.locator("#reason").fill("new disks");
    gives(page.locator(".confirm"), "\"tonight\" is no beginning");
    page.navigate(hosted.url() + "/switches/window?of=bos/anomalous");
    page.locator("#from").fill("1h");
    page.locator("#reason").fill("new disks");
    gives(page.locator(".confirm"), "no actions for bos/anomalous; alarms go on");
    Locator held = page.locator("#windows + ul li:has-text('bos/anomalous')");
    assertThat(held).containsText("siti: new disks");
    assertThat(Chromium.violations(page)).isEmpty();
    held.locator("a").press("Enter");
    assertThat(page.locator(".confirm")).containsText("The window ends now");
    assertThat(Chromium.violations(page)).isEmpty();
    gives(page.locator(".confirm"), "is over");
    assertThat(held).hasCount(0);
  }

  @Test
  void what_somebody_else_switched_meanwhile_is_not_lifted_unseen() {
    Page page = known(ColorScheme.LIGHT);
    states.isKilledBy("amir");
    page.reload();
    Locator resume = asks(page, "#switch-resume", "switched off by amir");
    states.isKilledBy("budi");
    gives(resume, "it stands otherwise than the page showed");
    assertThat(states.changes()).extracting(SwitchChange::by).containsExactly("budi", "amir");
  }

  @Test
  void routes_are_left_as_they_are() {
    Page page = known(ColorScheme.LIGHT);
    page.navigate(hosted.url() + EveryState.path(ServiceState.BREAKER_OPEN));
    Locator leave = asks(page, "#order-leave", "the routes stay as they are now");
    assertThat(leave).containsText("VirtualService bos/txn, route main: v1 50, v2 50");
    gives(leave, "siti leaves the routes as they are; the breaker is closed");
    assertThat(page.locator("[data-name='bos/breaker-open']"))
        .hasAttribute("data-state", "healthy");
  }

  @Test
  void what_reached_nobody_is_sent_again() {
    Page page = known(ColorScheme.DARK);
    Locator resend = asks(page, "#letters ~ ul a.button", "is sent once more");
    assertThat(resend).containsText("with-people: unresolved");
    gives(resend, "siti sends again what was refused");
    assertThat(page.locator("#letters")).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "kill", "resume", "window", "end"})
  void who_is_no_administrator_is_refused(String order) {
    for (Role role : new Role[] {Role.VIEW, Role.APPROVE}) {
      Guest guest = new Guest(hosted.url());
      guest.logIn("amir", Hosted.token(role));
      assertThat(guest.get("/").body()).doesNotContain("/switches/", "/resend");
      var answer =
          guest.submit(
              "/", "/switches/" + order, "sure=yes&length=30m&reason=x&services=all&window=m-1");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("This needs the role admin; yours is " + role.code());
    }
    assertThat(states.changes()).isEmpty();
    assertThat(states.room().maintenance().windows(states.room().clock().instant())).hasSize(1);
  }
}
