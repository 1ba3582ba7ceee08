package io.tributary.connect.smt.mask;

import org.apache.kafka.connect.data.Schema;

/** Asterisks, but for the last signs. A text that is no longer than those is hidden whole. */
public final class LastKept implements Masking {

  private final int kept;

  public LastKept(int kept) {
    this.kept = kept;
  }

  @Override
  public Schema schema(Schema scalar) {
    return Schemas.text(scalar);
  }

  @Override
  public Object mask(Object scalar) {
    String text = Schemas.textOf(scalar);
    int shown = text.length() > kept ? kept : 0;
    int hidden = text.length() - shown;
    return "*".repeat(hidden).concat(text.substring(hidden));
  }
}
