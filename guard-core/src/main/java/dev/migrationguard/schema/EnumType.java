package dev.migrationguard.schema;

import java.util.List;
import java.util.Optional;

/**
 * An enum type.
 *
 * @param labels    its labels, in the order in which they were added
 * @param createdBy the migration that created it, where the history shows it
 */
public record EnumType(List<String> labels, Optional<String> createdBy) {

  public EnumType {
    labels = List.copyOf(labels);
  }
}
