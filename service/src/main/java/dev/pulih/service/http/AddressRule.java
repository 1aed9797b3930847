package dev.pulih.service.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses may be connected to. Where clouds keep credentials, and what names no one
 * machine, never is; this machine and private networks only where that is allowed.
 *
 * @param inside whether this machine and private networks are allowed
 */
public record AddressRule(boolean inside) {

  private static final String NEVER =
      "it is a link-local, metadata, multicast or unspecified address, where nothing is ever sent";
  private static final String INSIDE = "it is of this machine or of a private network";

  /** Link-local (with most clouds' metadata), this network, multicast, reserved. */
  private static final List<Block> FORBIDDEN =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("224.0.0.0", 3),
          Block.of("::", 128),
          Block.of("fe80::", 10),
          Block.of("ff00::", 8));

  /** Where clouds answer machines of theirs, at addresses that look like any other. */
  private static final List<Block> METADATA =
      List.of(
          // Alibaba Cloud.
          Block.of("100.100.100.200", 32),
          // Azure, also for its guest agent.
          Block.of("168.63.129.16", 32),
          // Oracle Cloud.
          Block.of("192.0.0.192", 32),
          Block.of("fd00:c1::a9fe:a9fe", 128),
          // AWS: instances, and EKS Pod Identity.
          Block.of("fd00:ec2::254", 128),
          Block.of("fd00:ec2::23", 128),
          // Google Cloud.
          Block.of("fd20:ce::254", 128));

  /** Loopback, private (RFC 1918, RFC 4193), shared (RFC 6598), the former site-local. */
  private static final List<Block> PRIVATE =
      List.of(
          Block.of("127.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("172.16.0.0", 12),
          Block.of("192.168.0.0", 16),
          Block.of("100.64.0.0", 10),
          Block.of("::1", 128),
          Block.of("fc00::", 7),
          Block.of("fec0::", 10));

  /** Where an IPv4 address stands in one of IPv6 (RFC 4291, RFC 6052, RFC 3056). */
  private static final List<Embedding> EMBEDDINGS =
      List.of(
          new Embedding(Block.of("::", 96), 12),
          new Embedding(Block.of("64:ff9b::", 96), 12),
          new Embedding(Block.of("2002::", 16), 2));

  private record Embedding(Block block, int from) {}

  /** Why an address may not be connected to; empty if it may. */
  public Optional<String> objection(InetAddress address) {
    if (isIn(FORBIDDEN, address) || isIn(METADATA, address)) {
      return Optional.of(NEVER);
    }
    boolean refused = !inside && isIn(PRIVATE, address);
    return refused ? Optional.of(INSIDE) : within(address).flatMap(this::objection);
  }

  private static boolean isIn(List<Block> blocks, InetAddress address) {
    return blocks.stream().anyMatch(block -> block.has(address));
  }

  private static Optional<InetAddress> within(InetAddress address) {
    return EMBEDDINGS.stream()
        .filter(embedding -> address instanceof Inet6Address && !address.isLoopbackAddress())
        .filter(embedding -> embedding.block().has(address))
        .map(
            embedding ->
                Arrays.copyOfRange(address.getAddress(), embedding.from(), embedding.from() + 4))
        .map(AddressRule::address)
        .findFirst();
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(HexFormat.of().formatHex(bytes) + " is no address", e);
    }
  }

  /**
   * Addresses that begin alike.
   *
   * @param first the first of them
   * @param bits how many bits they share
   */
  private record Block(InetAddress first, int bits) {

    static Block of(String first, int bits) {
      return new Block(InetAddress.ofLiteral(first), bits);
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
}
