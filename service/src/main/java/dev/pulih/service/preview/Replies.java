package dev.pulih.service.preview;

import dev.pulih.service.slack.Hints;
import java.util.List;
import java.util.stream.Stream;

/** Answers that only the person sees who pressed a button or typed a command. */
public final class Replies {

  private static final String ID = "bos.txn-service.toxsg0";
  private static final String SITI = "slack:U0SITI00 (siti)";
  private static final String WHEN = "2026-11-23T04:30:00Z";

  private Replies() {}

  /**
   * What somebody did, and what they are answered.
   *
   * @param name what they did
   * @param texts answers that are possible, as they are recorded
   */
  public record Reply(String name, List<String> texts) {
    public Reply {
      texts = List.copyOf(texts);
    }
  }

  /** All of them. */
  public static List<Reply> all() {
    return Stream.of(questions(), others(), commands()).flatMap(List::stream).toList();
  }

  private static List<Reply> questions() {
    return List.of(
        reply("Approve", ID + ": stage 1 approved by " + SITI + "."),
        reply(
            "Approve, too late or twice",
            nothing("it is approved already, by " + SITI),
            nothing("the button is of an older question; the newest message has the one of now"),
            nothing("no action of it waits for a person any more"),
            came("the approval came too late"),
            came("nothing waits for approval")),
        reply("Hold", ID + ": stage 1 declined by " + SITI + "."),
        reply(
            "Release the breaker",
            ID + ": " + SITI + " releases the breaker.",
            nothing("it has no breaker"),
            came("no breaker is open"),
            nothing("the button is of an older breaker; another one is open now"),
            nothing(SITI + " is releasing the breaker already"),
            nothing("the breaker was released by " + SITI + " at " + WHEN)));
  }

  private static List<Reply> others() {
    return List.of(
        reply(
            "Acknowledge",
            "P1 " + ID + ": " + SITI + " has taken it on.",
            came(SITI + " has acknowledged it already"),
            nothing("nobody is called for it"),
            nothing("the button is of an older call; the newest message has the one of now")),
        reply(
            "False alarm",
            ID + ": " + SITI + " calls it a false alarm.",
            nothing("it is called a false alarm already"),
            nothing("the button is of an older alarm; the newest message has the one of now"),
            came("it is closed already"),
            "There is no incident " + ID + "."),
        reply("False alarm, when it is over", came("it is closed"), came("it is over")),
        reply(
            "Close, on a page",
            ID + ": closed by " + SITI + ".",
            nothing("it stands otherwise than the page showed; look at it again"),
            nothing("it is over")),
        reply("A button of another version", Hints.BUTTON),
        reply("A press by somebody who may not", refusals()));
  }

  private static List<Reply> commands() {
    return List.of(
        reply("/pulih help", Hints.HELP),
        reply("/pulih dance", "\"dance\" is not known.\n" + Hints.HELP),
        reply("/pulih status", WELL, BUSY),
        reply("/pulih pause", pauses()),
        reply(
            "/pulih resume",
            "Pulih acts again as the modes allow. Before, it was: PAUSED: paused by "
                + SITI
                + " until "
                + WHEN
                + ": database maintenance.",
            "Pulih still does not act: switched off by " + SITI + "."),
        reply(
            "Throw the kill switch, on a page",
            "All actions are off until someone resumes; alarms go on.",
            "Nothing was done: the box that says that you mean it is not ticked. Go back and tick"
                + " it."),
        reply("/pulih maintenance", windows()),
        reply("/pulih runbook", Hints.RUNBOOK, "There is no runbook \"RB-99\". " + Hints.RUNBOOK),
        reply(
            "Pulih fails",
            "Pulih failed to answer: the store is gone. Its log has the details.",
            "Pulih failed, and may have done nothing: the store is gone. Its log has more."));
  }

  private static final String WELL =
      """
      Pulih 1.0.0
      Actions: as the modes allow
      Blind: none
      No incident needs anybody.""";

  private static final String BUSY =
      """
      Pulih 1.0.0, whose tick is LATE
      Actions: PAUSED: paused by slack:U0SITI00 (siti) until 2026-11-23T04:30:00Z: database maintenance
      Blind: bos/api-gateway, bos/report-service, bos/txn-service
      and 4 more services (./pulih status)
      P1 bos/txn-service, with people, breaker open: bos.txn-service.toxsg0
      and 12 more (./pulih incidents)""";

  private static Reply reply(String name, String... texts) {
    return new Reply(name, List.of(texts));
  }

  private static String nothing(String why) {
    return "Nothing was done about " + ID + ": " + why + ".";
  }

  private static String came(String why) {
    return "Nothing came of it: " + ID + ": " + why + ".";
  }

  private static String[] refusals() {
    String group = "Nothing was done: the user group that may order is not known: ";
    return new String[] {
      "Nothing was done: nobody may order anything from Slack yet. Name user ids or a user group"
          + " under slack.allowed in Pulih's configuration; your id is U0MEI000.",
      "Nothing was done: you are not among those who may (slack.allowed in Pulih's configuration);"
          + " your id is U0MEI000.",
      group + "missing_scope (give the app the scope usergroups:read and install it again).",
      group + "no_such_subteam (correct slack.allowed.group)."
    };
  }

  private static String[] pauses() {
    return new String[] {
      "No actions until " + WHEN + "; alarms go on.",
      "A pause needs its length and a reason, such as: /pulih pause 30m database maintenance",
      "A pause needs a reason.",
      "\"soon\" is no length of time; write it like 30m, 2h or 1h30m.",
      "A pause ends in the future, within 30 days; got 2027-01-01T00:00:00Z."
    };
  }

  private static String[] windows() {
    String until = " until 2026-11-23T06:00:00Z";
    String names = "bos/api-gateway, bos/txn-service.";
    return new String[] {
      "Window m-t1" + until + ": no actions for bos/txn-service; alarms go on.",
      "Window m-t1"
          + until
          + ": no actions for any service; nobody is called or told before its end.",
      "Window m-t1 from 2026-11-23T04:00:00Z" + until + " for any service, by amir: disks (silent)",
      "Window m-t1 from 2026-11-23T04:00:00Z"
          + until
          + ": no actions for any service; alarms go on.",
      "Window m-t1 from 2026-11-23T04:00:00Z"
          + until
          + ": no actions for any service; nobody is called or told before its end.",
      "\"tonight\" is no beginning; write how long from now, like 2h, or when, like"
          + " 2026-11-29T02:00+08:00.",
      "The window begins in the past: 2026-11-23T03:00:00Z. Leave it out to begin now.",
      "Window m-t1 is over.",
      "Maintenance needs its services, its length and a reason, such as: /pulih maintenance"
          + " txn-service 2h new disks",
      "A window needs a reason. Say what is being worked on.",
      "The window is longer than 30 days. Plan a shorter one, and another after it.",
      "The window ends at 2026-11-23T03:00:00Z, before it begins (2026-11-23T04:00:00Z). Give an end"
          + " after its beginning, in the future.",
      "No service \"nope\" is watched. Name one of these, or say \"all\": " + names,
      "\"txn\" is the name of several services. Name one of these, or say \"all\": " + names,
      "Nothing was done: no service is chosen. Go back and choose some, or all.",
      "No window of maintenance is on or to come.",
      "No window \"m-t9\" is on or to come. There is none.",
      "No window \"m-t9\" is on or to come. There are: m-t1."
    };
  }
}
