package io.sales360.pipelines.run;

import io.sales360.common.feed.SourceColumn;
import io.sales360.common.table.Lake;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a lake knows of the sources of its last publication. */
public final class KnownSources {
  private KnownSources() {}

  /** The columns of all feeds; empty where nothing was published. */
  public static List<SourceColumn> of(Path lake) throws IOException {
    Optional<Manifest.Table> table =
        Lake.at(lake)
            .current()
            .flatMap(published -> published.manifest().findTable(OpsTables.SOURCE_COLUMNS.name()));
    return table.isPresent()
        ? TableReader.of(SourceColumn.class, lake.toString()).readAll(table.get())
        : List.of();
  }
}
