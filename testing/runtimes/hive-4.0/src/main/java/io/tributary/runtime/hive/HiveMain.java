package io.tributary.runtime.hive;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.metastore.HiveMetaStore;
import org.apache.hadoop.hive.metastore.conf.MetastoreConf;
import org.apache.hadoop.hive.metastore.security.HadoopThriftAuthBridge;
import org.apache.hive.service.server.HiveServer2;

/**
 * A whole Hive over a folder: metastore, HiveServer2, and Tez in threads instead of containers.
 * Arguments: folder of the data, folder of the build, port of HiveServer2, port of the metastore.
 */
public final class HiveMain {

  private HiveMain() {}

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]).toAbsolutePath();
    Path build = Path.of(arguments[1]).toAbsolutePath();
    int port = Integer.parseInt(arguments[2]);
    int metastorePort = Integer.parseInt(arguments[3]);
    Files.createDirectories(data);
    Path database = data.resolve("metastore");
    new MetastoreTables(
            build.resolve("schema/hive-schema-4.0.0.derby.sql"), build.resolve("metastore"))
        .copyTo(database);
    // Threads that Hive starts read the file again: settings in an object alone would not reach
    // them.
    Path site = write(new Settings(data, database, port, metastorePort).all(), data);
    HiveConf.setHiveSiteLocation(site.toUri().toURL());
    MetastoreConf.setHiveSiteLocation(site.toUri().toURL());
    startMetastore(metastorePort);
    awaitListening(metastorePort);
    HiveServer2 server = new HiveServer2();
    server.init(new HiveConf());
    server.start();
    System.out.println("Hive answers at port " + port);
  }

  private static void startMetastore(int port) {
    Thread metastore =
        new Thread(
            () -> {
              try {
                HiveMetaStore.startMetaStore(
                    port,
                    HadoopThriftAuthBridge.getBridge(),
                    MetastoreConf.newMetastoreConf(),
                    false,
                    null);
              } catch (Throwable e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
              }
            },
            "metastore");
    metastore.setDaemon(true);
    metastore.start();
  }

  /** HiveServer2 gives up at once where no metastore answers. */
  private static void awaitListening(int port) throws InterruptedException {
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
  }

  private static Path write(Configuration settings, Path data) throws IOException {
    Path file = data.resolve("hive-site.xml");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.writeXml(out);
    }
    return file;
  }
}
