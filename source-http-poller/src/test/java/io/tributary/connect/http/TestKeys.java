package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A fresh key and the certificate that it signed itself, in the forms that configs take. */
final class TestKeys {

  static final String PASSWORD = "canary-store";

  private static final String ALIAS = "key";

  /** The object identifier 1.2.840.113549.1.5.13. */
  private static final byte[] PBES2 = HexFormat.of().parseHex("06092a864886f70d01050d");

  private final Path file;
  private final KeyStore store;

  private TestKeys(Path file, KeyStore store) {
    this.file = file;
    this.store = store;
  }

  /**
   * Lets the JDK's keytool make one.
   *
   * @param subjectAlternative as {@code ip:127.0.0.1} or {@code dns:example.org}
   */
  static TestKeys create(Path folder, String name, String subjectAlternative) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + subjectAlternative,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (keytool.waitFor() != 0) {
      throw new AssertionError(output);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new TestKeys(file, store);
  }

  /** A PKCS12 file with key and certificate. */
  Path file() {
    return file;
  }

  KeyStore store() {
    return store;
  }

  String certificatePem() throws Exception {
    return pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
  }

  String keyPem() throws Exception {
    return pem("PRIVATE KEY", key().getEncoded());
  }

  String encryptedKeyPem(String password) throws Exception {
    String algorithm = "PBEWithHmacSHA256AndAES_128";
    SecretKey secret =
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(password.toCharArray()));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.ENCRYPT_MODE, secret);
    // EncryptedPrivateKeyInfo ::= SEQUENCE { SEQUENCE { PBES2, parameters }, OCTET STRING }
    byte[] algorithmId = der(0x30, PBES2, cipher.getParameters().getEncoded());
    byte[] encrypted = der(0x04, cipher.doFinal(key().getEncoded()));
    return pem("ENCRYPTED PRIVATE KEY", der(0x30, algorithmId, encrypted));
  }

  private static byte[] der(int tag, byte[]... contents) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] content : contents) {
      body.writeBytes(content);
    }
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.write(tag);
    der.write(0x82);
    der.write(body.size() >> 8);
    der.write(body.size());
    der.writeBytes(body.toByteArray());
    return der.toByteArray();
  }

  private Key key() throws Exception {
    return store.getKey(ALIAS, PASSWORD.toCharArray());
  }

  private static String pem(String type, byte[] der) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
