package io.tributary.connect.http.model;

/**
 * What a request sends. It may hold a secret, so it is shown nowhere.
 *
 * @param contentType value of the Content-Type header
 */
public record RequestBody(String contentType, String text) {

  @Override
  public String toString() {
    return contentType + " [hidden]";
  }
}
