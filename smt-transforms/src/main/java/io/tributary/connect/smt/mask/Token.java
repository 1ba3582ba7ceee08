package io.tributary.connect.smt.mask;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * HMAC-SHA256 of the value's text, in hexadecimal digits. Equal values get equal tokens, so that
 * tables can still be joined; without the secret none can be found by trying values.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class Token implements Masking {

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  public Token(String secret) {
    try {
      this.mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new ConnectException("This Java lacks " + ALGORITHM + ". Use a standard one.", e);
    }
  }

  @Override
  public Schema schema(Schema scalar) {
    return Schemas.text(scalar);
  }

  @Override
  public Object mask(Object scalar) {
    byte[] text = Schemas.textOf(scalar).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(mac.doFinal(text));
  }
}
