package io.tributary.runtime.hive;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/** What differs from Hive's defaults so that one process over a folder is all there is. */
final class Settings {

  private final Configuration settings = new Configuration(false);
  private final Path data;

  Settings(Path data, Path database, int port, int metastorePort) {
    this.data = data;
    metastore(database, metastorePort);
    server(port);
    transactions();
    execution();
  }

  Configuration all() {
    return settings;
  }

  private void metastore(Path database, int port) {
    set("javax.jdo.option.ConnectionURL", "jdbc:derby:directory:" + database);
    set("javax.jdo.option.ConnectionDriverName", "org.apache.derby.jdbc.EmbeddedDriver");
    set("hive.metastore.uris", "thrift://127.0.0.1:" + port);
    set("hive.metastore.thrift.bind.host", "127.0.0.1");
    set("hive.metastore.schema.verification", "false");
    set("datanucleus.schema.autoCreateAll", "false");
    set("hive.metastore.event.db.notification.api.auth", "false");
    set("hive.metastore.warehouse.dir", folder("warehouse"));
    set("hive.metastore.warehouse.external.dir", folder("external"));
    set("hive.metastore.server.min.threads", "2");
    // HiveServer2 asks a metastore that starts beside it; three seconds are few on a busy machine.
    set("hive.metastore.connect.retries", "60");
  }

  private void server(int port) {
    set("fs.defaultFS", "file:///");
    set("hive.exec.scratchdir", data.resolve("scratch"));
    set("hive.exec.local.scratchdir", data.resolve("local-scratch"));
    set("hive.downloaded.resources.dir", data.resolve("resources"));
    set("hive.user.install.directory", data.resolve("user"));
    set("hadoop.tmp.dir", data.resolve("tmp"));
    set("hive.server2.thrift.bind.host", "127.0.0.1");
    set("hive.server2.thrift.port", port);
    set("hive.server2.authentication", "CUSTOM");
    set("hive.server2.custom.authentication.class", OneUser.class.getName());
    set("hive.server2.enable.doAs", "false");
    set("hive.server2.webui.port", "0");
    set("hive.server2.logging.operation.enabled", "false");
    set("hive.server2.materializedviews.registry.impl", "DUMMY");
    set("hive.server2.tez.initialize.default.sessions", "false");
    set("hive.notification.event.poll.interval", "0");
    set("hive.scheduled.queries.executor.enabled", "false");
    set("hive.security.authorization.enabled", "false");
  }

  private void transactions() {
    set("hive.support.concurrency", "true");
    set("hive.txn.manager", "org.apache.hadoop.hive.ql.lockmgr.DbTxnManager");
    // What a killed client or server held is let go soon, and not after five minutes.
    set("hive.txn.timeout", "10s");
    set("metastore.housekeeping.threads.on", "true");
    set("metastore.acid.housekeeper.interval", "2s");
    set("hive.compactor.initiator.on", "false");
    set("hive.compactor.worker.threads", "0");
    set("hive.strict.managed.tables", "false");
    set("hive.create.as.external.legacy", "false");
  }

  private void execution() {
    set("hive.execution.engine", "tez");
    set("tez.local.mode", "true");
    set("tez.local.mode.without.network", "true");
    set("tez.runtime.optimize.local.fetch", "true");
    set("tez.staging-dir", data.resolve("tez"));
    set("tez.ignore.lib.uris", "true");
    set("hive.tez.container.size", "512");
    set("hive.tez.exec.print.summary", "false");
    set("mapreduce.framework.name", "local");
    set("mapreduce.jobtracker.address", "local");
    set("hive.query.results.cache.enabled", "false");
    set("hive.stats.autogather", "false");
    set("hive.stats.column.autogather", "false");
  }

  private String folder(String name) {
    return data.resolve(name).toUri().toString();
  }

  private void set(String key, Object value) {
    settings.set(key, value.toString());
  }
}
