package io.sales360.planner.lake;

import io.sales360.common.table.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one manifest publishes. Immutable: a run that publishes meanwhile changes nothing here.
 *
 * @param root directory of the lake, absolute
 * @param version number of the manifest
 */
public record PublishedLake(Path root, int version, Manifest manifest) {

  public List<Manifest.Table> tables() {
    return manifest.tables();
  }

  /** Whether a table or view of this name can be queried. */
  public boolean has(String name) {
    return manifest.findTable(name).isPresent()
        || manifest.views().stream().anyMatch(v -> v.name().equals(name));
  }

  /** Why a table is not there; empty where nobody says. */
  public Optional<String> reasonWithout(String table) {
    return manifest.absent().stream()
        .filter(t -> t.name().equals(table))
        .map(Manifest.AbsentTable::reason)
        .findFirst();
  }

  /** The exact files of a table; none where it is empty. */
  List<Path> files(Manifest.Table table) {
    return table.shards().stream().map(s -> root.resolve(s.path())).toList();
  }
}
