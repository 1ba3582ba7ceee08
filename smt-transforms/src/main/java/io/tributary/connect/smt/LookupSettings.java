package io.tributary.connect.smt;

import io.tributary.connect.smt.lookup.Enricher;
import io.tributary.connect.smt.lookup.TableRegistry;
import java.util.List;

/** A lookup's configuration, compiled, and the tables that it holds open. */
record LookupSettings(Enricher enricher, List<TableRegistry.Lease> leases)
    implements AutoCloseable {

  LookupSettings {
    leases = List.copyOf(leases);
  }

  @Override
  public void close() {
    leases.forEach(TableRegistry.Lease::close);
  }
}
