package io.tributary.connect.smt.lookup;

import io.tributary.connect.kit.metrics.GaugeBean;
import io.tributary.connect.smt.metrics.InstanceBeans;
import io.tributary.connect.smt.metrics.TableMetrics;
import java.util.HashMap;
import java.util.Map;

/**
 * The tables that are open, each once however many tasks look into it. A table is closed when its
 * last user leaves.
 *
 * <p>Threading: tasks come and go on threads of their own.
 */
public final class TableRegistry {

  private final Map<Object, Shared> open = new HashMap<>();

  /** Opens a table that nobody has open. */
  @FunctionalInterface
  public interface Opener {
    LookupTable open(TableMetrics metrics);
  }

  /** The right to look into a table, until it is closed. */
  public interface Lease extends AutoCloseable {
    LookupTable table();

    @Override
    void close();
  }

  private static final class Shared {
    private final LookupTable table;
    private final TableMetrics metrics;
    private final GaugeBean bean;
    private int users;

    Shared(LookupTable table, TableMetrics metrics, GaugeBean bean) {
      this.table = table;
      this.metrics = metrics;
      this.bean = bean;
    }
  }

  /**
   * A lease of a table, which is opened and begins to load if nobody has it open.
   *
   * @param identity equal for tables that are the same, read and kept in the same way
   * @param name as metrics show it
   */
  public synchronized Lease lease(Object identity, String name, Opener opener) {
    Shared shared =
        open.computeIfAbsent(
            identity,
            unused -> {
              TableMetrics metrics = new TableMetrics();
              LookupTable table = opener.open(metrics);
              GaugeBean shown =
                  InstanceBeans.show("lookup", Map.of("table", name), metrics.gauges());
              table.start();
              return new Shared(table, metrics, shown);
            });
    shared.users++;
    shared.metrics.users(shared.users);
    return new Counted(identity, shared);
  }

  private final class Counted implements Lease {
    private final Object identity;
    private final Shared shared;
    private boolean returned;

    Counted(Object identity, Shared shared) {
      this.identity = identity;
      this.shared = shared;
    }

    @Override
    public LookupTable table() {
      return shared.table;
    }

    @Override
    public void close() {
      synchronized (TableRegistry.this) {
        if (returned) {
          return;
        }
        returned = true;
        shared.users--;
        shared.metrics.users(shared.users);
        if (shared.users == 0) {
          open.remove(identity);
          shared.bean.close();
          shared.table.close();
        }
      }
    }
  }
}
