package dev.migrationguard.model;

import java.util.List;

/**
 * Which rows a partition takes.
 *
 * @param from of a range the lower limits, which belong to it; of a list its values. As {@link Limit} writes a constant,
 *     or as in the source where it is no plain constant
 * @param to   of a range the upper limits, which do not belong to it
 */
public record PartitionBounds(Kind kind, List<String> from, List<String> to) {

  /** How the rows are told. */
  public enum Kind {
    /** Every row that no other partition takes. */
    DEFAULT,
    RANGE,
    LIST,
    HASH,
    /** The source does not show it. */
    UNKNOWN
  }

  /** The bounds of a partition that takes what is left. */
  public static final PartitionBounds DEFAULT = new PartitionBounds(Kind.DEFAULT, List.of(), List.of());

  /** Bounds that the source does not show. */
  public static final PartitionBounds UNKNOWN = new PartitionBounds(Kind.UNKNOWN, List.of(), List.of());

  public PartitionBounds {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }
}
