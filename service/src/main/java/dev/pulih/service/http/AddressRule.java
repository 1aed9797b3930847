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
  private static final List<AddressBlock> FORBIDDEN =
      List.of(
          AddressBlock.of("0.0.0.0", 8),
          AddressBlock.of("169.254.0.0", 16),
          AddressBlock.of("224.0.0.0", 3),
          AddressBlock.of("::", 128),
          AddressBlock.of("fe80::", 10),
          AddressBlock.of("ff00::", 8));

  /** Where clouds answer machines of theirs, at addresses that look like any other. */
  private static final List<AddressBlock> METADATA =
      List.of(
          // Alibaba Cloud.
          AddressBlock.of("100.100.100.200", 32),
          // Azure, also for its guest agent.
          AddressBlock.of("168.63.129.16", 32),
          // Oracle Cloud.
          AddressBlock.of("192.0.0.192", 32),
          AddressBlock.of("fd00:c1::a9fe:a9fe", 128),
          // AWS: instances, and EKS Pod Identity.
          AddressBlock.of("fd00:ec2::254", 128),
          AddressBlock.of("fd00:ec2::23", 128),
          // Google Cloud.
          AddressBlock.of("fd20:ce::254", 128));

  /**
   * Loopback, private (RFC 1918, RFC 4193), shared (RFC 6598), the former site-local, and what a
   * network of its own translates to IPv4 (RFC 8215).
   */
  private static final List<AddressBlock> PRIVATE =
      List.of(
          AddressBlock.of("127.0.0.0", 8),
          AddressBlock.of("10.0.0.0", 8),
          AddressBlock.of("172.16.0.0", 12),
          AddressBlock.of("192.168.0.0", 16),
          AddressBlock.of("100.64.0.0", 10),
          AddressBlock.of("::1", 128),
          AddressBlock.of("fc00::", 7),
          AddressBlock.of("fec0::", 10),
          AddressBlock.of("64:ff9b:1::", 48));

  /** Where an IPv4 address stands in one of IPv6 (RFC 4291, RFC 6052, RFC 3056). */
  private static final List<Embedding> EMBEDDINGS =
      List.of(
          new Embedding(AddressBlock.of("::", 96), 12),
          new Embedding(AddressBlock.of("64:ff9b::", 96), 12),
          new Embedding(AddressBlock.of("64:ff9b:1::", 48), 12),
          new Embedding(AddressBlock.of("2002::", 16), 2));

  private record Embedding(AddressBlock block, int from) {}

  /** Why an address may not be connected to; empty if it may. */
  public Optional<String> objection(InetAddress address) {
    if (isIn(FORBIDDEN, address) || isIn(METADATA, address)) {
      return Optional.of(NEVER);
    }
    boolean refused = !inside && isIn(PRIVATE, address);
    return refused ? Optional.of(INSIDE) : within(address).flatMap(this::objection);
  }

  private static boolean isIn(List<AddressBlock> blocks, InetAddress address) {
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
}
