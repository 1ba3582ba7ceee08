package io.tributary.connect.http.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * A range of IP addresses in CIDR notation.
 *
 * @param first any address of the range
 * @param prefixBits how many leading bits all addresses of the range share
 */
public record AddressRange(InetAddress first, int prefixBits) {

  /** Only what cannot be a host name, so that parsing never asks a name server. */
  private static final Pattern LITERAL =
      Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)");

  /**
   * Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address.
   *
   * @throws ConfigException if the text is neither
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      if (!isAddress(address)) {
        throw new UnknownHostException(address);
      }
      InetAddress first = InetAddress.getByName(address);
      int bits = first.getAddress().length * Byte.SIZE;
      int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      if (prefix < 0 || prefix > bits) {
        throw new UnknownHostException(address);
      }
      return new AddressRange(first, prefix);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new ConfigException("'" + text + "' is no range such as 10.0.0.0/8 or fd00::/8");
    }
  }

  /** Whether a host is written as an address. */
  static boolean isAddress(String host) {
    return LITERAL.matcher(host).matches();
  }

  /** Whether an address lies in the range. IPv4 and IPv6 ranges never overlap. */
  public boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int shift = Byte.SIZE - 1 - bit % Byte.SIZE;
      if ((((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) >> shift) & 1) != 0) {
        return false;
      }
    }
    return true;
  }
}
