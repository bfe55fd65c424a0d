package io.sales360.pipelines.run;

import io.sales360.common.table.Manifest;
import io.sales360.common.table.TableSpec;
import java.io.Serializable;
import java.util.List;

/**
 * What one job adds to the manifest.
 *
 * @param specs tables it writes
 * @param views queries over them
 * @param absent tables this deployment does not have, and why
 */
record JobTables(
    List<TableSpec<?>> specs, List<Manifest.View> views, List<Manifest.AbsentTable> absent)
    implements Serializable {
  JobTables {
    specs = List.copyOf(specs);
    views = List.copyOf(views);
    absent = List.copyOf(absent);
  }
}
