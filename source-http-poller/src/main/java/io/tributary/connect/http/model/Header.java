package io.tributary.connect.http.model;

/** A request header. Its value may be a secret, so it is shown nowhere. */
public record Header(String name, String value) {

  @Override
  public String toString() {
    return name + ": [hidden]";
  }
}
