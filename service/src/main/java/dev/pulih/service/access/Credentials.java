package dev.pulih.service.access;

import dev.pulih.service.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All tokens that open something.
 *
 * @param all in the order in which they are looked at
 */
public record Credentials(List<Credential> all) {

  public Credentials {
    all = List.copyOf(all);
  }

  /** The token of whoever runs Pulih, which opens everything. */
  public static Credentials admin(Secret token) {
    return new Credentials(List.of(new Credential("", Role.ADMIN, token)));
  }

  /** These, and named ones behind them. */
  public Credentials and(List<Credential> more) {
    return new Credentials(Stream.concat(all.stream(), more.stream()).toList());
  }

  /** The one whose token was shown; all of them are looked at, whichever it is. */
  public Optional<Credential> find(String shown) {
    return all.stream().filter(credential -> credential.is(shown)).toList().stream().findFirst();
  }
}
