package dev.migrationguard.frontend.run;

import dev.migrationguard.model.Place;
import java.util.Optional;

/**
 * Where a step comes from.
 *
 * @param place what the script itself says: the statement, or the call of a helper in another file
 * @param via   where that helper says it
 */
public record Origin(Place place, Optional<Place> via) {}
