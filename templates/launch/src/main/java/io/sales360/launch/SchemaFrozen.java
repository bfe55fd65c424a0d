package io.sales360.launch;

import io.sales360.common.feed.SchemaChange;
import java.util.List;
import java.util.stream.Collectors;

/** The columns of a source have changed, and its feed does not allow that. */
final class SchemaFrozen extends Exception {
  SchemaFrozen(List<SchemaChange> changes) {
    super(
        changes.stream().map(SchemaChange::message).collect(Collectors.joining("\n"))
            + "\nMaybe the change is right: set schema_drift: evolve for the feed, run, and freeze it again.");
  }
}
