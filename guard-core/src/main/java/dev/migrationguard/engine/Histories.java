package dev.migrationguard.engine;

import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Sequence;
import dev.migrationguard.schema.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sorts migrations into histories.
 *
 * <p>The scripts of one folder are one history; folders whose scripts follow one another's ({@code expand/} and
 * {@code contract/}) are one together; where names tell the order, the front end says which folder is meant. Two
 * projects below one path stay apart even where both have a revision 0001.
 */
final class Histories {

  /** Below this many migrations a second thread costs more than it brings. */
  private static final int WORTH_SHARING = 64;

  private Histories() {}

  /**
   * A history of one database.
   *
   * @param history    the migrations, each with what it does to that database
   * @param target     the database
   * @param exceptions the databases of the files that a configuration names another one for, by their names
   */
  record Replayed(History history, Target target, Map<String, Target> exceptions) {

    /** The database that a migration is judged by; empty where that is another system, whose history is another one. */
    Optional<Target> targetOf(Migration migration) {
      Target own = exceptions.isEmpty() ? target : exceptions.getOrDefault(migration.path(), target);
      return own.dialect().name().equals(target.dialect().name()) ? Optional.of(own) : Optional.empty();
    }
  }

  static List<Replayed> replay(List<Migration> migrations, Settings settings) {
    Map<String, List<Migration>> folders = new LinkedHashMap<>();
    TreeMap<String, String> folderOfId = new TreeMap<>();
    Set<String> mixed = mixed(migrations);
    for (Migration migration : migrations) {
      Optional<Sequence> sequence = migration.sequence();
      boolean apart = sequence.isEmpty() || mixed.contains(sequence.get().history());
      String folder = apart ? folderOf(migration.path()) : sequence.get().history();
      folders.computeIfAbsent(folder, f -> new ArrayList<>()).add(migration);
      if (sequence.isEmpty()) {
        migration.id().ifPresent(id -> folderOfId.merge(id, folder, (a, b) -> a.equals(b) ? a : AMBIGUOUS));
        migration.labels().forEach(
            label -> folderOfId.merge(label, folder, (a, b) -> a.equals(b) ? a : AMBIGUOUS));
      }
    }
    Groups groups = new Groups();
    folders.forEach((folder, members) -> {
      for (Migration migration : members) {
        for (String parent : migration.parents()) {
          String other = folderOf(parent, folder, folderOfId);
          if (!other.equals(folder) && !other.equals(AMBIGUOUS)) {
            groups.join(folder, other);
          }
        }
      }
    });
    Map<String, List<Migration>> histories = new LinkedHashMap<>();
    folders.forEach(
        (folder, members) -> histories.computeIfAbsent(groups.of(folder), g -> new ArrayList<>()).addAll(members));
    List<Replayed> replayed = new ArrayList<>();
    if (migrations.size() < WORTH_SHARING || histories.size() == 1) {
      histories.values().forEach(members -> replayed.addAll(replayed(members, settings)));
    } else {
      List<List<Migration>> all = List.copyOf(histories.values());
      Together.map(all, members -> replayed(members, settings)).forEach(replayed::addAll);
    }
    return replayed;
  }

  /**
   * Folders that are not one history although their names say so: two of their folders have a script for the same turn,
   * one for each database or tenant.
   */
  private static Set<String> mixed(List<Migration> migrations) {
    Set<String> mixed = new TreeSet<>();
    Map<Sequence, String> folders = new HashMap<>();
    for (Migration migration : migrations) {
      migration.sequence().ifPresent(sequence -> {
        String folder = folderOf(migration.path());
        String other = folders.putIfAbsent(sequence, folder);
        if (other != null && !other.equals(folder)) {
          mixed.add(sequence.history());
        }
      });
    }
    return mixed;
  }

  /** A script may speak to several databases; what it does to one says nothing about the tables of another. */
  private static List<Replayed> replayed(List<Migration> members, Settings settings) {
    Set<String> databases = new TreeSet<>();
    for (Migration migration : members) {
      migration.upgrade().forEach(step -> databases.add(step.database()));
      migration.downgrade().forEach(step -> databases.add(step.database()));
    }
    if (databases.size() <= 1) {
      return replayed(members, settings, databases.isEmpty() ? "" : databases.iterator().next());
    }
    List<Replayed> replayed = new ArrayList<>();
    for (String database : databases) {
      List<Migration> own = new ArrayList<>(members.size());
      members.forEach(migration -> own.add(migration.on(database)));
      replayed.addAll(replayed(own, settings, database));
    }
    return replayed;
  }

  /** Scripts of one history that are for several systems are replayed for each of them. */
  private static List<Replayed> replayed(List<Migration> members, Settings settings, String database) {
    Target usual = TargetChoice.of(settings.usual(), members, database);
    if (settings.exceptions().isEmpty()) {
      return List.of(new Replayed(History.replay(members, usual.dialect().name()), usual, Map.of()));
    }
    Map<String, Target> targets = new HashMap<>();
    Map<String, Target> systems = new LinkedHashMap<>();
    for (Migration migration : members) {
      Target own = TargetChoice.of(settings.of(migration.path()), usual);
      targets.put(migration.path(), own);
      systems.putIfAbsent(own.dialect().name(), own);
    }
    List<Replayed> replayed = new ArrayList<>();
    systems.forEach((name, target) -> replayed.add(new Replayed(History.replay(members, name), target, targets)));
    return replayed;
  }

  /** Alembic accepts the beginning of an id; one that fits several says nothing. */
  private static String folderOf(String id, String own, TreeMap<String, String> folderOfId) {
    String exact = folderOfId.get(id);
    if (exact != null || id.isEmpty()) {
      return exact == null ? own : exact;
    }
    var candidate = folderOfId.ceilingEntry(id);
    if (candidate == null || !candidate.getKey().startsWith(id)) {
      return own;
    }
    String next = folderOfId.higherKey(candidate.getKey());
    return next != null && next.startsWith(id) ? own : candidate.getValue();
  }

  /** No folder's name: an id that several folders use says nothing. */
  private static final String AMBIGUOUS = "\0";

  private static String folderOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Folders that belong together. */
  private static final class Groups {

    private final Map<String, String> leader = new HashMap<>();

    String of(String folder) {
      String at = folder;
      while (leader.containsKey(at)) {
        at = leader.get(at);
      }
      return at;
    }

    void join(String one, String other) {
      String a = of(one);
      String b = of(other);
      if (!a.equals(b)) {
        leader.put(a, b);
      }
    }
  }
}
