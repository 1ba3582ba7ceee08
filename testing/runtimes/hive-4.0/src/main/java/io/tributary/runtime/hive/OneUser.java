package io.tributary.runtime.hive;

import java.util.Objects;
import javax.security.sasl.AuthenticationException;
import org.apache.hive.service.auth.PasswdAuthenticationProvider;

/** Lets in the user that the environment names, and nobody else. */
public final class OneUser implements PasswdAuthenticationProvider {

  @Override
  public void Authenticate(String user, String password) throws AuthenticationException {
    boolean known =
        Objects.equals(user, System.getenv("HIVE_USER"))
            && Objects.equals(password, System.getenv("HIVE_PASSWORD"));
    if (!known) {
      throw new AuthenticationException("No such user, or another password");
    }
  }
}
