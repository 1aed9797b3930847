package dev.pulih.service.access;

import java.util.Optional;

/** What an OpenID provider says about whoever shows a token of its. */
public sealed interface Introduction {

  /**
   * Who they are.
   *
   * @param name as the provider calls them
   * @param role how far they may go; empty if nothing that the provider says gives a role
   */
  record Introduced(String name, Optional<Role> role) implements Introduction {}

  /**
   * The token proves nothing.
   *
   * @param why the reason, as the end of a sentence
   */
  record Refused(String why) implements Introduction {}

  /**
   * Nobody can say now whether it does.
   *
   * @param why the reason, as the end of a sentence
   */
  record Unavailable(String why) implements Introduction {}
}
