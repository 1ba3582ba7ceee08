package io.tributary.connect.http.okhttp;

import io.tributary.connect.http.egress.EgressPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves names, and refuses those that lead to a single address out of bounds: whoever mixes
 * public and private ones hopes that the next attempt takes the other.
 */
final class GuardedDns implements Dns {

  private final EgressPolicy policy;

  GuardedDns(EgressPolicy policy) {
    this.policy = policy;
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> addresses = Dns.SYSTEM.lookup(hostname);
    if (!addresses.stream().allMatch(policy::allows)) {
      UnknownHostException refused = new UnknownHostException("address refused");
      refused.initCause(new AddressRefusedException());
      throw refused;
    }
    return addresses;
  }
}
