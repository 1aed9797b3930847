package dev.pulih.service.web.page;

/** A file that pages load. */
final class Asset {

  private final String type;
  private final byte[] bytes;

  /** With its media type. */
  Asset(String type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  String type() {
    return type;
  }

  /** What is in it; nobody changes it. */
  byte[] bytes() {
    return bytes;
  }
}
