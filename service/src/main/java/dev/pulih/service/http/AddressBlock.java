package dev.pulih.service.http;

import java.net.InetAddress;

/**
 * Addresses that begin alike.
 *
 * @param first the first of them
 * @param bits how many bits they share
 */
record AddressBlock(InetAddress first, int bits) {

  static AddressBlock of(String first, int bits) {
    return new AddressBlock(InetAddress.ofLiteral(first), bits);
  }

  boolean has(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] its = address.getAddress();
    if (mine.length != its.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((mine[bit / 8] ^ its[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
