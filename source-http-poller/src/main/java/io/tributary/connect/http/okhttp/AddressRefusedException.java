package io.tributary.connect.http.okhttp;

import java.io.IOException;

/** A host leads to an address that the connector may not reach. */
final class AddressRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  AddressRefusedException() {
    super("address refused");
  }
}
