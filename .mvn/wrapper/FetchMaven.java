import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches a Maven distribution from Maven Central, or from the mirror that MVNW_REPOURL names,
 * checks it and unpacks it. Run from source by mvnw: a JDK is all that it needs.
 *
 * <p>Arguments: version, SHA-512 of the zip in hex, folder to create.
 */
public final class FetchMaven {

  private static final String CENTRAL =
      "https://" + String.join(".", "repo", "maven", "apache", "org") + "/maven2";

  public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
    String version = args[0];
    String sha512 = args[1];
    Path home = Path.of(args[2]).toAbsolutePath();
    String repository = System.getenv().getOrDefault("MVNW_REPOURL", CENTRAL);
    String name = "apache-maven-" + version;
    URI zip =
        URI.create(
            repository + "/org/apache/maven/apache-maven/" + version + "/" + name + "-bin.zip");

    Files.createDirectories(home.getParent());
    Path fetched = Files.createTempFile(home.getParent(), name, ".zip");
    Path unpacked = Files.createTempDirectory(home.getParent(), name);
    try {
      System.err.println("mvnw: fetching Maven " + version);
      try (InputStream in = zip.toURL().openStream()) {
        Files.copy(in, fetched, StandardCopyOption.REPLACE_EXISTING);
      }
      String found =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(fetched)));
      if (!found.equals(sha512)) {
        throw new IOException("the Maven distribution has SHA-512 " + found + ", not " + sha512);
      }
      unpack(fetched, unpacked);
      Files.move(unpacked.resolve(name), home, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fetched);
      Files.deleteIfExists(unpacked);
    }
  }

  private static void unpack(Path zip, Path target) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("the Maven distribution holds a path outside its folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
        }
      }
    }
  }
}
