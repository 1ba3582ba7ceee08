package io.tributary.connect.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.config.EgressSettings;
import io.tributary.connect.http.egress.EgressPolicy;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardedDnsTest {

  @Test
  void refusesANameThatLeadsToAnAddressOutOfBounds() {
    GuardedDns dns = new GuardedDns(new EgressPolicy(EgressSettings.from(Map.of())));

    assertThatThrownBy(() -> dns.lookup("localhost"))
        .isInstanceOf(UnknownHostException.class)
        .hasCauseInstanceOf(AddressRefusedException.class);
  }

  @Test
  void resolvesANameThatLeadsToAllowedAddresses() throws Exception {
    GuardedDns dns =
        new GuardedDns(
            new EgressPolicy(
                EgressSettings.from(Map.of(EgressSettings.DISALLOW_PRIVATE, "false"))));

    assertThat(dns.lookup("localhost")).isNotEmpty();
  }
}
