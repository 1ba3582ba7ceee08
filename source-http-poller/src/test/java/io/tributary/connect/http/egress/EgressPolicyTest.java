package io.tributary.connect.http.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.EgressSettings;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {

  private final EgressPolicy strict = new EgressPolicy(new EgressSettings(true, List.of()));

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
    EgressPolicy policy =
        new EgressPolicy(new EgressSettings(true, List.of("10.1.0.0/16", "fd00::/8", "::1")));

    assertThat(policy.allows(InetAddress.getByName("10.1.255.1"))).isTrue();
    assertThat(policy.allows(InetAddress.getByName("10.2.0.1"))).isFalse();
    assertThat(policy.allows(InetAddress.getByName("fd99::5"))).isTrue();
    assertThat(policy.allows(InetAddress.getByName("::1"))).isTrue();
  }

  @Test
  void allowsEverythingWhereTheRuleIsOff() throws Exception {
    EgressPolicy open = new EgressPolicy(new EgressSettings(false, List.of()));

    assertThat(open.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
  }

  @Test
  void tellsOfAHostNameNothing() {
    assertThat(strict.mayAllow("example.org")).isTrue();
    assertThat(strict.mayAllow("10.0.0.1")).isFalse();
    assertThat(strict.mayAllow("db.localhost")).isFalse();
  }
}
