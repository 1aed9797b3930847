package dev.pulih.service.testing;

/** How a mail server fails at a command; the greeting is a command of its own. */
public sealed interface SmtpFault {

  /** It answers this reply instead of doing it. */
  record Says(String reply) implements SmtpFault {}

  /** It answers this reply and closes the connection. */
  record SaysAndCloses(String reply) implements SmtpFault {}

  /** It says nothing until it is closed. */
  record Hangs() implements SmtpFault {}

  /** It closes the connection. */
  record Closes() implements SmtpFault {}

  /** It answers half a reply and closes the connection. */
  record Halves() implements SmtpFault {}

  /** It does it, and closes the connection before it says so. */
  record LosesTheReply() implements SmtpFault {}

  /** It never comes to an end of its reply. */
  record Babbles() implements SmtpFault {}
}
