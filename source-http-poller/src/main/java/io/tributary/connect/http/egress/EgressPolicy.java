package io.tributary.connect.http.egress;

import io.tributary.connect.http.config.EgressSettings;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to. A configuration comes from anyone who may POST a connector,
 * and name servers from anyone at all, so the address itself is judged and not its name.
 */
public final class EgressPolicy {

  /** IPv4 that is not public: IANA's special-purpose registry (RFC 6890), multicast, class E. */
  private static final List<AddressRange> NOT_PUBLIC_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  /** IPv6 is public within 2000::/3, but for these: some of them embed any IPv4 address. */
  private static final AddressRange GLOBAL_V6 = AddressRange.parse("2000::/3");

  private static final List<AddressRange> NOT_PUBLIC_V6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /** Where clouds tell machines their credentials: for whoever asks, so for nobody. */
  private static final List<AddressRange> METADATA =
      ranges(
          "169.254.0.0/16",
          "100.100.100.200",
          "192.0.0.192",
          "fd00:ec2::/32",
          "fe80::a9fe:a9fe",
          "fd20:ce::254");

  private static final int V4_BYTES = 4;

  private final boolean disallowPrivate;
  private final List<String> schemes;
  private final List<AddressRange> allowed;
  private final List<AddressRange> disallowed;

  /**
   * @throws org.apache.kafka.common.config.ConfigException if a range does not parse
   */
  public EgressPolicy(EgressSettings settings) {
    this.disallowPrivate = settings.disallowPrivate();
    this.schemes = settings.schemes();
    this.allowed = parsed(settings.allowedRanges());
    this.disallowed = parsed(settings.disallowedRanges());
  }

  private static List<AddressRange> parsed(List<String> ranges) {
    return ranges.stream().map(AddressRange::parse).toList();
  }

  /**
   * Whether addresses of a scheme may be called.
   *
   * @param scheme in lower case
   */
  public boolean allowsScheme(String scheme) {
    return schemes.contains(scheme);
  }

  public boolean allows(InetAddress address) {
    if (isIn(disallowed, address)) {
      return false;
    }
    boolean open = disallowPrivate ? isPublic(address) : !isIn(METADATA, address);
    return open || isIn(allowed, address);
  }

  private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /**
   * Whether a host could be allowed, told without asking a name server: false only for an address,
   * or localhost, that is out of bounds.
   */
  public boolean mayAllow(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return allows(AddressRange.parse("127.0.0.1").first());
    }
    return !AddressRange.isAddress(host) || allows(AddressRange.parse(host).first());
  }

  private static boolean isPublic(InetAddress address) {
    if (address.getAddress().length == V4_BYTES) {
      return !isIn(NOT_PUBLIC_V4, address);
    }
    return GLOBAL_V6.contains(address) && !isIn(NOT_PUBLIC_V6, address);
  }

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(AddressRange::parse).toList();
  }
}
