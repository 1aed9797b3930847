package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose requests count together. */
class CountedTest {

  @AfterEach
  void forget() {
    SecurityContextHolder.clearContext();
  }

  private static String counted(String name, @Nullable Object details) {
    var who = UsernamePasswordAuthenticationToken.authenticated(name, "", List.of());
    who.setDetails(details);
    SecurityContextHolder.getContext().setAuthentication(who);
    return Counted.of(new MockHttpServletRequest());
  }

  @Test
  void a_program_is_its_token_whatever_it_calls_itself() {
    assertThat(counted("ci", new Counted.Token("ops"))).isEqualTo("by ops");
    assertThat(counted("cron", new Counted.Token("ops"))).isEqualTo("by ops");
    assertThat(Counted.shared("by ops")).isEmpty();
  }

  @Test
  void people_with_one_token_are_apart_and_share_what_programs_do_not() {
    String siti = counted("siti (ops)", new Counted.Shared("ops"));
    String ravi = counted("ravi (ops)", new Counted.Shared("ops"));
    assertThat(siti).isNotEqualTo(ravi);
    assertThat(Counted.shared(siti))
        .hasValue("people by ops")
        .isEqualTo(Counted.shared(ravi))
        .isNotEqualTo(Counted.shared(counted("siti", new Counted.Shared(""))));
  }

  @Test
  void whom_the_provider_knows_and_strangers_share_nothing() {
    assertThat(counted("siti (OpenID)", null)).isEqualTo("as siti (OpenID)");
    SecurityContextHolder.clearContext();
    assertThat(Counted.of(new MockHttpServletRequest())).isEqualTo("at 127.0.0.1");
    assertThat(Counted.shared("as siti (OpenID)")).isEmpty();
    assertThat(Counted.shared("at 127.0.0.1")).isEmpty();
  }
}
