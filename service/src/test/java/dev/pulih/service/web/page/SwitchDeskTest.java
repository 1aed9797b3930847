package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.SwitchChange.What;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.recover.Samples;
import dev.pulih.service.slack.English;
import dev.pulih.service.slack.Orders.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is ordered of Pulih itself on a page is done, by whom it was ordered, if it is meant. */
class SwitchDeskTest {

  private static final SwitchForm.Ticks NONE = new SwitchForm.Ticks(false, false);

  private final Lookout lookout = new Lookout(List.of(Samples.TXN));
  private final SwitchDesk desk = new SwitchDesk(lookout.room(), lookout.orders);

  private String shown() {
    return HeldActions.of(lookout.room(), Lookout.NOW).asSeen();
  }

  private static SwitchForm form(String asSeen, String services, SwitchForm.Ticks ticks) {
    return new SwitchForm(asSeen, "2h", "30m", "new disks", services, "m-1", ticks);
  }

  private static void assertNothing(Result result, String words) {
    assertThat(result).isInstanceOf(Result.Nothing.class);
    assertThat(result.words()).startsWith("Nothing was done: ").contains(words);
    assertThat(English.leftInKorean(result.words())).as(result.words()).isEmpty();
  }

  @Test
  void what_slack_has_a_command_for_goes_the_same_way() {
    SwitchForm form = form(shown(), "bos/txn-service", NONE);
    for (SwitchOrder order :
        List.of(SwitchOrder.PAUSE, SwitchOrder.RESUME, SwitchOrder.WINDOW, SwitchOrder.END)) {
      assertThat(desk.give(order, form, "siti")).isInstanceOf(Result.Done.class);
    }
    assertThat(lookout.orders.taken)
        .containsExactly(
            "pause 30m new disks siti",
            "resume siti",
            "start-window bos/txn-service 2h siti",
            "end-window m-1 siti");
  }

  @Test
  void the_kill_switch_is_thrown_by_who_means_it() {
    assertNothing(desk.give(SwitchOrder.KILL, form(shown(), "", NONE), "siti"), "Go back and tick");
    assertThat(lookout.ledger.switches().kill()).isEmpty();
    SwitchForm meant = form("", "", new SwitchForm.Ticks(true, false));
    Result result = desk.give(SwitchOrder.KILL, meant, "siti");
    assertThat(result.words())
        .isEqualTo("All actions are off until someone resumes; alarms go on.");
    assertThat(English.leftInKorean(result.words())).isEmpty();
    assertThat(lookout.ledger.changes(9))
        .containsExactly(SwitchChange.killed(Lookout.NOW, "siti"))
        .extracting(SwitchChange::what)
        .containsExactly(What.KILLED);
  }

  @Test
  void nobody_lifts_or_replaces_what_they_have_not_seen() {
    SwitchForm before = form(shown(), "", NONE);
    Pause pause = new Pause("amir", "disks", Samples.at(7_200));
    lookout.ledger.change(SwitchChange.paused(Lookout.NOW, pause));
    SwitchForm paused = form(shown(), "", NONE);
    assertNothing(desk.give(SwitchOrder.PAUSE, before, "siti"), "look at it again");
    lookout.ledger.change(SwitchChange.killed(Lookout.NOW, "amir"));
    assertNothing(desk.give(SwitchOrder.RESUME, paused, "siti"), "look at it again");
    assertThat(lookout.orders.taken).isEmpty();
    SwitchForm both = form(shown(), "", NONE);
    assertThat(desk.give(SwitchOrder.RESUME, both, "siti")).isInstanceOf(Result.Done.class);
  }

  @Test
  void a_window_is_for_services_that_somebody_chose() {
    assertNothing(desk.give(SwitchOrder.WINDOW, form(shown(), "", NONE), "siti"), "no service");
    assertThat(lookout.orders.taken).isEmpty();
  }

  @Test
  void an_order_is_known_by_its_code_alone() {
    assertThat(SwitchOrder.named("kill")).contains(SwitchOrder.KILL);
    assertThat(SwitchOrder.named("KILL")).isEmpty();
  }
}
