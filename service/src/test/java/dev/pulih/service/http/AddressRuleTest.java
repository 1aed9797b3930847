package dev.pulih.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

  private static final AddressRule OUTSIDE = new AddressRule(false);
  private static final AddressRule ANYWHERE = new AddressRule(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "169.254.170.23",
        "fd00:ec2::254",
        "fd00:ec2::23",
        "fd20:ce::254",
        "fd00:c1::a9fe:a9fe",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "0.0.0.0",
        "0.1.2.3",
        "::",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "ff02::1",
        "::ffff:169.254.169.254",
        "::169.254.169.254",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::169.254.169.254",
        "64:ff9b:1:abcd::169.254.169.254",
        "2002:a9fe:a9fe::1",
        "::ffff:168.63.129.16",
        "::168.63.129.16",
        "64:ff9b::168.63.129.16",
        "2002:a83f:8110::1",
        "::ffff:192.0.0.192",
        "64:ff9b::192.0.0.192",
        "2002:c000:c0::1",
        "::ffff:100.100.100.200",
        "64:ff9b::100.100.100.200",
        "2002:6464:64c8::1"
      })
  void where_clouds_keep_credentials_nothing_is_sent_whatever_is_allowed(String address) {
    assertThat(ANYWHERE.objection(InetAddress.ofLiteral(address))).isPresent();
    assertThat(OUTSIDE.objection(InetAddress.ofLiteral(address))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "::1",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "fc00::1",
        "fd12:3456::1",
        "fd00:ec2::255",
        "fd20:ce::253",
        "100.100.100.201",
        "fec0::1",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::10.0.0.1",
        "64:ff9b:1::93.184.216.34",
        "2002:0a00:0001::1"
      })
  void this_machine_and_private_networks_need_a_word(String address) {
    assertThat(OUTSIDE.objection(InetAddress.ofLiteral(address))).isPresent();
    assertThat(ANYWHERE.objection(InetAddress.ofLiteral(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.216.34",
        "172.15.255.255",
        "172.32.0.1",
        "168.63.129.15",
        "168.63.129.17",
        "192.0.0.193",
        "64:ff9b::168.63.129.17",
        "169.253.255.255",
        "169.255.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "223.255.255.255",
        "2606:2800:220:1::1",
        "64:ff9b::93.184.216.34"
      })
  void what_is_on_the_internet_needs_none(String address) {
    assertThat(OUTSIDE.objection(InetAddress.ofLiteral(address))).isEmpty();
  }
}
