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

/**
 * Sorts migrations into histories.
 *
 * <p>The scripts of one folder are one history; folders whose scripts follow one another's ({@code expand/} and
 * {@code contract/}) are one together; where names tell the order, the front end says which folder is meant. Two
 * projects below one path stay apart even where both have a revision 0001.
 */
final class Histories {

  private Histories() {}

  static List<History> replay(List<Migration> migrations, String dialect) {
    Map<String, List<Migration>> folders = new LinkedHashMap<>();
    Map<String, String> folderOfId = new HashMap<>();
    for (Migration migration : migrations) {
      Optional<Sequence> sequence = migration.sequence();
      String folder = sequence.isPresent() ? sequence.get().history() : folderOf(migration.path());
      folders.computeIfAbsent(folder, f -> new ArrayList<>()).add(migration);
      if (sequence.isEmpty()) {
        migration.id().ifPresent(id -> folderOfId.merge(id, folder, (a, b) -> a.equals(b) ? a : AMBIGUOUS));
      }
    }
    Groups groups = new Groups();
    folders.forEach((folder, members) -> {
      for (Migration migration : members) {
        for (String parent : migration.parents()) {
          String other = folderOfId.getOrDefault(parent, folder);
          if (!other.equals(folder) && !other.equals(AMBIGUOUS)) {
            groups.join(folder, other);
          }
        }
      }
    });
    Map<String, List<Migration>> histories = new LinkedHashMap<>();
    folders.forEach(
        (folder, members) -> histories.computeIfAbsent(groups.of(folder), g -> new ArrayList<>()).addAll(members));
    List<History> replayed = new ArrayList<>();
    histories.values().forEach(members -> replayed.add(History.replay(members, dialect)));
    return replayed;
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
