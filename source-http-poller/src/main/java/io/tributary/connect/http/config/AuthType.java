package io.tributary.connect.http.config;

/** How a request proves who sends it. */
public enum AuthType {
  NONE,
  BASIC,
  BEARER,
  API_KEY,
  OAUTH2,
  AWS_SIGV4
}
