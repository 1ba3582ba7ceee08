package io.tributary.connect.http.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.EgressSettings;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {

  private final EgressPolicy strict = policy(true, List.of(), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:0:1::1",
        "2001:db8::1"
      })
  void refusesWhatIsNotPublic(String address) throws Exception {
    assertThat(strict.allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1", "2606:4700::1111"})
  void allowsWhatIsPublic(String address) throws Exception {
    assertThat(strict.allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void allowsTheRangesThatAreNamed() throws Exception {
    EgressPolicy policy = policy(true, List.of("10.1.0.0/16", "fd00::/8", "::1"), List.of());

    assertThat(policy.allows(InetAddress.getByName("10.1.255.1"))).isTrue();
    assertThat(policy.allows(InetAddress.getByName("10.2.0.1"))).isFalse();
    assertThat(policy.allows(InetAddress.getByName("fd99::5"))).isTrue();
    assertThat(policy.allows(InetAddress.getByName("::1"))).isTrue();
  }

  @Test
  void allowsEverythingWhereTheRuleIsOff() throws Exception {
    EgressPolicy open = policy(false, List.of(), List.of());

    assertThat(open.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
  }

  @Test
  void tellsOfAHostNameNothing() {
    assertThat(strict.mayAllow("example.org")).isTrue();
    assertThat(strict.mayAllow("10.0.0.1")).isFalse();
    assertThat(strict.mayAllow("db.localhost")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.170.2",
        "::ffff:169.254.169.254",
        "100.100.100.200",
        "192.0.0.192",
        "fd00:ec2::254"
      })
  void keepsCredentialsOfTheCloudShutUnlessTheyAreNamed(String address) throws Exception {
    InetAddress metadata = InetAddress.getByName(address);

    assertThat(policy(false, List.of(), List.of()).allows(metadata)).isFalse();
    assertThat(policy(false, List.of("0.0.0.0/0", "::/0"), List.of()).allows(metadata)).isTrue();
  }

  @Test
  void refusesWhatIsDisallowedWhateverAllowsIt() throws Exception {
    InetAddress address = InetAddress.getByName("10.1.2.3");

    assertThat(policy(false, List.of("10.0.0.0/8"), List.of("10.1.2.0/24")).allows(address))
        .isFalse();
    assertThat(
            policy(true, List.of(), List.of("8.8.8.0/24")).allows(InetAddress.getByName("8.8.8.8")))
        .isFalse();
  }

  @Test
  void knowsItsSchemes() {
    assertThat(strict.allowsScheme("https")).isTrue();
    assertThat(strict.allowsScheme("file")).isFalse();
  }

  private static EgressPolicy policy(
      boolean disallowPrivate, List<String> allowed, List<String> disallowed) {
    return new EgressPolicy(
        new EgressSettings(
            List.of("https", "http"), disallowPrivate, allowed, disallowed, 3, false));
  }
}
