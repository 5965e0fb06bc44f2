import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Packs the program as a wheel, which pip installs with its own runtime.
 *
 * <p>Run as {@code java Wheel.java APP PYTHON README VERSION PLATFORM OUT}. The launcher goes to the environment's
 * {@code bin/}, the rest to its {@code lib/migration-guard/}: both are below one prefix wherever pip installs, so that
 * the launcher needs no Python to find the rest. The format: Python packaging guide, "Binary distribution format".
 */
final class Wheel {

  /** A wheel is the same byte for byte when its content is: the earliest time that a zip can hold and pip accepts. */
  private static final FileTime TIME = FileTime.from(Instant.parse("1980-01-02T00:00:00Z"));

  private final ZipArchiveOutputStream zip;
  private final StringBuilder record = new StringBuilder();

  private Wheel(ZipArchiveOutputStream zip) {
    this.zip = zip;
  }

  public static void main(String[] arguments) throws IOException {
    Path app = Path.of(arguments[0]);
    Path python = Path.of(arguments[1]);
    Path readme = Path.of(arguments[2]);
    // A snapshot is what comes before the release: PEP 440 writes that so.
    String version = arguments[3].replace("-SNAPSHOT", ".dev0");
    String tag = "py3-none-" + arguments[4];
    Path wheel = Path.of(arguments[5], "migration_guard-" + version + "-" + tag + ".whl");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(wheel.toFile())) {
      new Wheel(zip).write(app, python, Files.readString(readme), version, tag);
    }
    System.out.println(wheel.getFileName() + ": " + Files.size(wheel) / 1_000_000 + " MB");
  }

  private void write(Path app, Path python, String readme, String version, String tag) throws IOException {
    String name = "migration_guard-" + version;
    for (Path file : files(app)) {
      String path = app.relativize(file).toString();
      String to = path.equals("bin/migration-guard")
          ? name + ".data/scripts/migration-guard"
          : name + ".data/data/lib/migration-guard/" + path;
      add(to, Files.readAllBytes(file), Files.isExecutable(file));
    }
    for (Path file : files(python)) {
      add(python.relativize(file).toString(), Files.readAllBytes(file), false);
    }
    String info = name + ".dist-info/";
    for (String license : List.of("LICENSE", "THIRD-PARTY.txt")) {
      add(info + "licenses/" + license, Files.readAllBytes(app.resolve(license)), false);
    }
    add(info + "METADATA", metadata(readme, version), false);
    add(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: migration-guard\nRoot-Is-Purelib: false\nTag: " + tag + "\n");
    // Alembic's console_scripts look a program up by this; the program itself starts without Python.
    add(info + "entry_points.txt", "[console_scripts]\nmigration-guard-hook = migration_guard.__main__:hook\n");
    record.append(info).append("RECORD,,\n");
    write(info + "RECORD", record.toString().getBytes(StandardCharsets.UTF_8), false);
  }

  private static byte[] metadata(String readme, String version) {
    String text =
        """
        Metadata-Version: 2.4
        Name: migration-guard
        Version: %s
        Summary: Tells which operation of a database migration breaks or blocks the version that is still running
        License-Expression: Apache-2.0
        License-File: LICENSE
        License-File: THIRD-PARTY.txt
        Requires-Python: >=3.8
        Keywords: alembic,flyway,migration,postgresql,linter
        Description-Content-Type: text/markdown

        %s""".formatted(version, readme);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".pyc")).sorted().toList();
    }
  }

  private void add(String name, String text) throws IOException {
    add(name, text.getBytes(StandardCharsets.UTF_8), false);
  }

  private void add(String name, byte[] bytes, boolean executable) throws IOException {
    write(name, bytes, executable);
    String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(bytes));
    record.append(name).append(",sha256=").append(hash).append(',').append(bytes.length).append('\n');
  }

  private void write(String name, byte[] bytes, boolean executable) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setTime(TIME);
    entry.setUnixMode(executable ? 0100755 : 0100644);
    zip.putArchiveEntry(entry);
    zip.write(bytes);
    zip.closeArchiveEntry();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
