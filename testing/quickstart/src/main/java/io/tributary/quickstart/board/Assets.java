package io.tributary.quickstart.board;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of the page, all of them in memory: what is not listed here cannot be asked for. */
final class Assets {

  private static final String MODULE = "text/javascript; charset=utf-8";
  private static final Map<String, String> OWN =
      Map.ofEntries(
          Map.entry("index.html", "text/html; charset=utf-8"),
          Map.entry("board.css", "text/css; charset=utf-8"),
          Map.entry("icon.svg", "image/svg+xml"),
          Map.entry("world.json", "application/json"),
          Map.entry("charts.mjs", MODULE),
          Map.entry("connectors.mjs", MODULE),
          Map.entry("dom.mjs", MODULE),
          Map.entry("flow.mjs", MODULE),
          Map.entry("format.mjs", MODULE),
          Map.entry("lists.mjs", MODULE),
          Map.entry("main.mjs", MODULE),
          Map.entry("map.mjs", MODULE),
          Map.entry("plot.mjs", MODULE),
          Map.entry("proof.mjs", MODULE),
          Map.entry("topology.mjs", MODULE),
          Map.entry("vehicles.mjs", MODULE));

  private final Map<String, Asset> byPath;

  private Assets(Map<String, Asset> byPath) {
    this.byPath = byPath;
  }

  /** A file of the page. */
  static final class Asset {
    final String type;
    final byte[] bytes;

    private Asset(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }
  }

  static Assets load() throws IOException {
    Map<String, Asset> byPath = new TreeMap<>();
    for (Map.Entry<String, String> each : OWN.entrySet()) {
      byPath.put("/" + each.getKey(), new Asset(each.getValue(), bytes(each.getKey())));
    }
    byPath.put("/", Objects.requireNonNull(byPath.get("/index.html")));
    byPath.put("/echarts.mjs", new Asset(MODULE, bytes(echarts())));
    return new Assets(byPath);
  }

  /** The jar of an npm package names its files with the package's version. */
  private static String echarts() throws IOException {
    Properties made = new Properties();
    try (InputStream in = open("/META-INF/maven/org.mvnpm/echarts/pom.properties")) {
      made.load(in);
    }
    return "/META-INF/resources/_static/echarts/"
        + made.getProperty("version")
        + "/dist/echarts.esm.min.mjs";
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(Assets.class.getResourceAsStream(name), name);
  }

  /** The file of that path; null when the page has none. */
  @Nullable Asset of(String path) {
    return byPath.get(path);
  }
}
