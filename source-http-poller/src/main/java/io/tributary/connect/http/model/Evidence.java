package io.tributary.connect.http.model;

/**
 * What a server answered to a request that failed, for those who look into it. Shown in the error
 * topic alone, as it may hold anything.
 *
 * @param excerpt the first bytes of the body, inflated, as UTF-8
 */
public record Evidence(int status, String excerpt) {

  @Override
  public String toString() {
    return "status " + status;
  }
}
