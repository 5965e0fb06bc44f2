package dev.migrationguard.cli.config;

import dev.migrationguard.cli.config.Configuration.Section;
import dev.migrationguard.cli.config.Configuration.Source;
import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.engine.Policy;
import dev.migrationguard.engine.Sources;
import dev.migrationguard.engine.Target;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting of a run with who says so.
 *
 * @param file    the configuration; empty where none is read
 * @param rows    what holds for all files that no section speaks of
 * @param running the rules that run for them, by id
 * @param resting the other rules
 * @param groups  what holds for the others
 */
public record Explanation(
    Optional<String> file, List<Row> rows, List<String> running, List<String> resting, List<Group> groups) {

  /** What stands for the author of a setting that nobody has changed. */
  public static final String DEFAULT = "default";

  /**
   * A setting; of a list, one thing in it.
   *
   * @param key   its key in a configuration
   * @param value what it is, as a configuration would say it; empty for nothing
   * @param words what nothing means, for people
   * @param by    who says so: a flag, a line of a file, or {@link #DEFAULT}
   */
  public record Row(String key, Optional<String> value, String words, String by) {}

  /**
   * Files that the same sections speak of.
   *
   * @param files    their names
   * @param sections the lines of the sections
   * @param rows     what holds for them
   */
  public record Group(List<String> files, List<String> sections, List<Row> rows) {}

  /**
   * What is settled for the run as a whole.
   *
   * @param direction which way is judged
   * @param failOn    from which severity on the run fails
   * @param baseline  the file of what is known
   * @param paths     what is checked
   * @param linkBase  what links begin with
   */
  public record Run(
      Optional<Told<String>> direction,
      Optional<Told<String>> failOn,
      Optional<Told<String>> baseline,
      Optional<Told<List<String>>> paths,
      Optional<Told<String>> linkBase) {}

  /**
   * Explains a run.
   *
   * @param run       what is settled beside what the policies know
   * @param sources   the files that it reports on
   * @param directory the working directory
   * @param targets   the databases that the project names, and for which nobody else does
   */
  public static Explanation of(
      Configuration configuration,
      Policies policies,
      Run run,
      Sources sources,
      Path directory,
      List<Target> targets) {
    Settled usual = policies.settled(List.of());
    List<Row> rows = new ArrayList<>();
    target(usual, targets, rows);
    rows.add(one(Key.DIRECTION, run.direction(), "upgrade", "upgrade"));
    judging(usual, rows);
    rows.add(one(Key.FAIL_ON, run.failOn(), "never", "never"));
    rows.add(one(Key.BASELINE, run.baseline(), "", "none"));
    many(Key.MIGRATIONS, run.paths(), "what is found from here", rows);
    many(Key.EXCLUDE, configuration.exclude().map(Explanation::texts), "none", rows);
    rows.add(one(Key.LINK_BASE, run.linkBase(), "", "the files, from where the page lies"));
    Policy policy = policies.usual();
    List<String> running = new ArrayList<>();
    List<String> resting = new ArrayList<>();
    for (RuleInfo rule : policies.rules()) {
      (policy.asks(rule) ? running : resting).add(rule.id());
    }
    return new Explanation(
        configuration.source().map(Source::name),
        rows,
        running,
        resting,
        groups(policies, sources, directory, targets));
  }

  private static List<Group> groups(Policies policies, Sources sources, Path directory, List<Target> targets) {
    Map<List<Section>, List<String>> files = new LinkedHashMap<>();
    for (SourceFile file : sources.reported()) {
      List<Section> sections = policies.sections(file.name(), directory);
      if (!sections.isEmpty()) {
        files.computeIfAbsent(sections, own -> new ArrayList<>()).add(file.name());
      }
    }
    List<Group> groups = new ArrayList<>();
    files.forEach((sections, names) -> {
      Settled settled = policies.settled(sections);
      List<Row> rows = new ArrayList<>();
      target(settled, targets, rows);
      judging(settled, rows);
      List<String> lines = new ArrayList<>();
      for (Section section : sections) {
        lines.add(section.at().path() + ":" + section.at().span().line());
      }
      groups.add(new Group(names, lines, rows));
    });
    return groups;
  }

  private static void target(Settled settled, List<Target> targets, List<Row> rows) {
    if (settled.target().isPresent()) {
      Told<Dialect> told = settled.target().get();
      rows.add(new Row(Key.TARGET.word(), Optional.of(name(told.value())), "", told.by()));
      return;
    }
    for (Target target : targets) {
      String by = DEFAULT;
      if (target.place().isPresent()) {
        String line = target.place().get().path() + ":" + target.place().get().span().line();
        by = target.version() ? line : line + ", version assumed";
      }
      rows.add(new Row(Key.TARGET.word(), Optional.of(name(target.dialect())), "", by));
    }
    if (targets.isEmpty()) {
      rows.add(new Row(Key.TARGET.word(), Optional.empty(), "what the project names", DEFAULT));
    }
  }

  private static String name(Dialect dialect) {
    return dialect.name() + ":" + new Target(dialect, Target.Source.ASKED, Optional.empty(), true).number();
  }

  private static void judging(Settled settled, List<Row> rows) {
    String usually = settled.select().isPresent() ? "none beside what is selected" : RuleInfo.DEFAULT;
    many(Key.PROFILE, settled.profiles().map(Explanation::texts), usually, rows);
    many(Key.SELECT, settled.select(), "all of the profile", rows);
    for (Map.Entry<String, String> entry : settled.ignored().entrySet()) {
      rows.add(new Row(Key.IGNORE.word(), Optional.of(entry.getKey()), "", entry.getValue()));
    }
    if (settled.ignored().isEmpty()) {
      rows.add(new Row(Key.IGNORE.word(), Optional.empty(), "none", DEFAULT));
    }
    for (Map.Entry<String, Told<Severity>> entry : settled.severities().entrySet()) {
      String value = entry.getKey() + " = " + entry.getValue().value().word();
      rows.add(new Row(Key.SEVERITY.word(), Optional.of(value), "", entry.getValue().by()));
    }
    if (settled.severities().isEmpty()) {
      rows.add(new Row(Key.SEVERITY.word(), Optional.empty(), "each rule's own", DEFAULT));
    }
  }

  private static Row one(Key key, Optional<Told<String>> told, String standard, String words) {
    return told.isPresent()
        ? new Row(key.word(), Optional.of(told.get().value()), "", told.get().by())
        : new Row(key.word(), standard.isEmpty() ? Optional.empty() : Optional.of(standard), words, DEFAULT);
  }

  private static void many(Key key, Optional<Told<List<String>>> told, String words, List<Row> rows) {
    if (told.isEmpty() || told.get().value().isEmpty()) {
      rows.add(new Row(key.word(), Optional.empty(), words, DEFAULT));
      return;
    }
    for (String value : told.get().value()) {
      rows.add(new Row(key.word(), Optional.of(value), "", told.get().by()));
    }
  }

  private static Told<List<String>> texts(Told<? extends Iterable<?>> told) {
    List<String> texts = new ArrayList<>();
    for (Object each : told.value()) {
      texts.add(each.toString());
    }
    return new Told<>(texts, told.by(), told.at());
  }
}
