package dev.migrationguard.model;

/**
 * A span of a named file.
 *
 * @param path the file as the user would name it, with forward slashes
 * @param span the characters meant
 */
public record Place(String path, Span span) implements Comparable<Place> {

  @Override
  public int compareTo(Place other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : span.compareTo(other.span);
  }

  @Override
  public String toString() {
    return path + ":" + span.line() + ":" + span.column();
  }
}
