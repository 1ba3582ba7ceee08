package io.tributary.connect.kit.config;

/** How the connection to the database is protected. */
public enum TlsMode {
  /** Not at all: for a loopback or an otherwise protected network. */
  DISABLE,
  /** Encrypted, certificate signed by a trusted authority. */
  VERIFY_CA,
  /** And issued to the host that was asked for. */
  VERIFY_IDENTITY
}
