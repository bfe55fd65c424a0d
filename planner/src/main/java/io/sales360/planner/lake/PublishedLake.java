package io.sales360.planner.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one manifest publishes. Immutable: a run that publishes meanwhile changes nothing here.
 *
 * @param root directory of the lake
 * @param version number of the manifest
 * @param hash of the content, equal for equal content
 * @param runId of the run that published it
 * @param asOf last complete day of the data
 * @param relations tables, in the manifest's order
 * @param views over the tables, in an order in which they can be made
 * @param absent tables that are not there, with the reason
 * @param facts anything else the manifest says of the run, such as the reporting currency
 */
public record PublishedLake(
    Path root,
    long version,
    String hash,
    String runId,
    String asOf,
    List<Relation> relations,
    List<View> views,
    Map<String, String> absent,
    Map<String, String> facts) {

  public PublishedLake {
    relations = List.copyOf(relations);
    views = List.copyOf(views);
    absent = Map.copyOf(absent);
    facts = Map.copyOf(facts);
  }

  public Optional<Relation> relation(String name) {
    return relations.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** Whether a table or view of this name can be queried. */
  public boolean has(String name) {
    return relation(name).isPresent() || views.stream().anyMatch(v -> v.name().equals(name));
  }

  /** Whether a table has the column. */
  public boolean has(String table, String column) {
    return relation(table).filter(r -> r.has(column)).isPresent();
  }
}
