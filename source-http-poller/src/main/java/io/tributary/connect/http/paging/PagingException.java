package io.tributary.connect.http.paging;

/** A next page that must not be asked for. The message quotes none of the response. */
public final class PagingException extends Exception {

  private static final long serialVersionUID = 1L;

  PagingException(String message) {
    super(message);
  }
}
