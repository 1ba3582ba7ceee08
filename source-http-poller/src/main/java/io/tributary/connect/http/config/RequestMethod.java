package io.tributary.connect.http.config;

/** How a request asks. */
public enum RequestMethod {
  GET,
  /** With a body, as for GraphQL and searches. It is sent again after failures, as a GET is. */
  POST,
  PUT
}
