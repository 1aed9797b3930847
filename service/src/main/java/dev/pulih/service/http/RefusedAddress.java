package dev.pulih.service.http;

import java.io.IOException;

/** An address that a name led to may not be connected to; nothing was sent. */
public final class RefusedAddress extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedAddress(String address, String objection) {
    super(address + " is refused: " + objection);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
