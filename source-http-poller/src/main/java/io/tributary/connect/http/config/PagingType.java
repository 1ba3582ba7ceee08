package io.tributary.connect.http.config;

/** How a response leads to the next page. */
public enum PagingType {
  /** It does not: a response is all there is. */
  NONE,
  /** By a Link header with rel=next (RFC 8288). */
  LINK_HEADER,
  /** By an address in the body. */
  NEXT_URL,
  /** By a token in the body that goes into the next request. */
  CURSOR,
  /** By its number of records, which is added to the offset of the next request. */
  OFFSET,
  /** By its existence: pages are numbered. */
  PAGE
}
