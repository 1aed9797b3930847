package dev.pulih.service.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** The way in that leads over an OpenID provider. */
public interface SignOn {

  /** Where it begins. */
  String PATH = "/oauth2/authorization/pulih";

  /** What people call the provider: its host. */
  String provider();

  /** Whether browsers reach Pulih over TLS, also where a proxy speaks it. */
  boolean overTls();

  /** Adds it to the pages' other way in. */
  void join(HttpSecurity pages);
}
