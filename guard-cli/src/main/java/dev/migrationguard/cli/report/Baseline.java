package dev.migrationguard.cli.report;

import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.FileReport;
import dev.migrationguard.model.Direction;
import dev.migrationguard.rule.Finding;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings that a project knew of when it wrote them down; only what is not among them is new.
 *
 * <p>A finding is recognised by its rule, the folder and revision of its migration (the name of its file where it has
 * none), the words of its first line and what it acts on. Equal ones are told apart by their order. So it stays known
 * when lines move, and when the file of a revision is renamed.
 *
 * @param entries    what was known
 * @param directions the directions that were judged for it
 */
public record Baseline(List<Entry> entries, Set<Direction> directions) {

  private static final int EXCERPT = 120;

  /**
   * A finding that was known.
   *
   * @param fingerprint by which it is recognised; the rest is for people
   * @param rule        its rule
   * @param path        its file, from the folder of the baseline
   * @param excerpt     the beginning of its first line
   */
  public record Entry(String fingerprint, String rule, String path, String excerpt) {}

  /**
   * A report without what was known.
   *
   * @param report    what is new
   * @param unmatched entries of files that are in the report, and that match nothing in it
   */
  public record Applied(Report report, List<Entry> unmatched) {}

  public Baseline {
    entries = List.copyOf(entries);
    directions = Set.copyOf(directions);
  }

  /**
   * All that a report holds and its sources do not accept.
   *
   * @param home where the baseline lies, which its paths start from
   */
  public static Baseline of(Report report, Set<Direction> directions, Home home) {
    List<Entry> entries = new ArrayList<>();
    List<String> fingerprints = fingerprints(report, home);
    for (int i = 0; i < fingerprints.size(); i++) {
      Finding finding = report.findings().get(i);
      if (finding.suppressed().isEmpty()) {
        String path = home.pathOf(finding.place().path());
        entries.add(new Entry(fingerprints.get(i), finding.rule().id(), path, excerpt(finding)));
      }
    }
    return new Baseline(entries, directions);
  }

  /** The report without the findings that are known. */
  public Applied apply(Report report, Home home) {
    Map<String, Entry> known = new LinkedHashMap<>();
    for (Entry entry : entries) {
      known.put(entry.fingerprint(), entry);
    }
    List<Finding> kept = new ArrayList<>();
    Set<String> matched = new HashSet<>();
    List<String> fingerprints = fingerprints(report, home);
    for (int i = 0; i < fingerprints.size(); i++) {
      Finding finding = report.findings().get(i);
      boolean isKnown = known.containsKey(fingerprints.get(i));
      if (isKnown) {
        matched.add(fingerprints.get(i));
      }
      if (!isKnown || finding.suppressed().isPresent()) {
        kept.add(finding);
      }
    }
    known.keySet().removeAll(matched);
    Set<String> seen = new HashSet<>();
    for (FileReport file : report.files()) {
      seen.add(home.pathOf(file.path()));
    }
    List<Entry> unmatched = new ArrayList<>();
    for (Entry entry : known.values()) {
      if (seen.contains(entry.path()) || home.isGone(entry.path())) {
        unmatched.add(entry);
      }
    }
    return new Applied(report.showing(kept), unmatched);
  }

  /** One for each finding of the report, in its order. */
  private static List<String> fingerprints(Report report, Home home) {
    Map<String, String> migrations = new HashMap<>();
    for (FileReport file : report.files()) {
      String path = home.pathOf(file.path());
      String folder = path.substring(0, path.lastIndexOf('/') + 1);
      migrations.put(file.path(), file.revision().isEmpty() ? path : folder + file.revision());
    }
    Fingerprints fingerprints = new Fingerprints(report, path -> migrations.getOrDefault(path, path));
    List<String> all = new ArrayList<>(report.findings().size());
    for (Finding finding : report.findings()) {
      all.add(fingerprints.of(finding));
    }
    return all;
  }

  /** The beginning of a line, with one space between its words. A generated line is read no further than is shown. */
  static String excerpt(Finding finding) {
    String line = finding.excerpt();
    StringBuilder text = new StringBuilder();
    boolean space = false;
    int length = 0;
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int character = line.codePointAt(i);
      if (Character.isWhitespace(character)) {
        space = length > 0;
        continue;
      }
      int more = space ? 2 : 1;
      if (length + more > EXCERPT) {
        text.append(space && length < EXCERPT ? " …" : "…");
        break;
      }
      text.append(space ? " " : "").appendCodePoint(character);
      length += more;
      space = false;
    }
    return text.toString();
  }

  /** Where a baseline lies: its paths start from there, wherever the guard is started. */
  public static final class Home {

    private final Path folder;
    private final Path directory;
    private final Map<String, String> paths = new HashMap<>();

    /**
     * A place.
     *
     * @param file      the baseline
     * @param directory the working directory, which the paths of a report start from
     */
    public Home(Path file, Path directory) {
      this.directory = directory.toAbsolutePath().normalize();
      this.folder = this.directory.resolve(file).normalize().getParent();
    }

    /** A path of the report, from the folder of the baseline; whole where they have nothing in common. */
    private String pathOf(String path) {
      return paths.computeIfAbsent(path, this::relative);
    }

    private String relative(String path) {
      try {
        return folder.relativize(directory.resolve(path).normalize()).toString().replace('\\', '/');
      } catch (IllegalArgumentException e) {
        return path;
      }
    }

    private boolean isGone(String path) {
      try {
        return Files.notExists(folder.resolve(path));
      } catch (InvalidPathException e) {
        return true;
      }
    }
  }
}
