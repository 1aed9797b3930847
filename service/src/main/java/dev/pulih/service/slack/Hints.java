package dev.pulih.service.slack;

/** What people are told who pressed or typed something that Pulih cannot make anything of. */
public final class Hints {

  /** The commands. */
  public static final String HELP =
      """
      /pulih status: how Pulih is, and which incidents need someone
      /pulih pause 30m REASON: no actions for a while; alarms go on
      /pulih resume: ends the pause and the kill switch
      /pulih maintenance txn-service 2h REASON: no actions for it meanwhile (or of all, or of several with commas)
      /pulih maintenance silent txn-service 2h REASON: nobody is called or told either
      /pulih maintenance end ID: ends a window; without anything: the windows that are planned
      /pulih runbook RB-01: a runbook
      /pulih help: this""";

  /** A runbook has to be named. */
  public static final String RUNBOOK = "Say which one, such as: /pulih runbook RB-01";

  /** A button of a message that another version sent. */
  public static final String BUTTON =
      "This Pulih does not know that button: its message is from another version. Nothing was done;"
          + " /pulih status says how things are.";

  private Hints() {}
}
