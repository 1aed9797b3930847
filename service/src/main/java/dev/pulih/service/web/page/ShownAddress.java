package dev.pulih.service.web.page;

import java.net.URI;

/** What may be shown of an address whose path or query may hold a key: who is behind it. */
final class ShownAddress {

  private ShownAddress() {}

  /** Such as {@code https://hooks.example:8443/…}, with a sign that something is left out. */
  static String of(URI address) {
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    String rest = isWhole(address) ? "" : "/…";
    return address.getScheme() + "://" + address.getHost() + port + rest;
  }

  private static boolean isWhole(URI address) {
    return address.getRawPath().matches("/?")
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }
}
