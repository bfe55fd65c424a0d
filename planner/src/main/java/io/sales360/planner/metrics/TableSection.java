package io.sales360.planner.metrics;

import io.sales360.common.product.YamlSection;
import io.sales360.common.product.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one table of a metric file. */
final class TableSection {
  private TableSection() {}

  static TableModel read(String name, YamlSection section) {
    String grain = DictionaryParser.text(section, "grain", "Say what one row is.");
    List<String> key = DictionaryParser.names(section, "key");
    SqlExpression time = DictionaryParser.expression(section, "time");
    Map<String, String> joins = new LinkedHashMap<>();
    section
        .get("joins")
        .flatMap(YamlValue::section)
        .map(YamlSection::entries)
        .orElse(Map.of())
        .forEach((column, table) -> table.word().ifPresent(t -> joins.put(column, t)));
    section.refuseOthers();
    return new TableModel(name, grain, key, time, joins);
  }
}
