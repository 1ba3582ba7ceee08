package io.tributary.connect.http.model;

/** A query parameter, not percent-encoded. Its value may be a secret, so it is shown nowhere. */
public record QueryParameter(String name, String value) {

  @Override
  public String toString() {
    return name + "=[hidden]";
  }
}
