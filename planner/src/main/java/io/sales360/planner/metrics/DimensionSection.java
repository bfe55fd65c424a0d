package io.sales360.planner.metrics;

import io.sales360.common.product.YamlSection;
import io.sales360.common.product.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one dimension of a metric file. */
final class DimensionSection {
  private DimensionSection() {}

  static Dimension read(String name, YamlSection section) {
    String description = DictionaryParser.text(section, "description", "Say what it means.");
    Dimension.Type type =
        section.get("type").flatMap(v -> v.oneOf(Dimension.Type.class)).orElse(Dimension.Type.TEXT);
    boolean isPersonal = section.get("personal").flatMap(YamlValue::truth).orElse(false);
    Map<String, SqlExpression> of = new LinkedHashMap<>();
    section
        .require("of", "Write of: {table: column}.")
        .flatMap(YamlValue::section)
        .map(YamlSection::entries)
        .orElse(Map.of())
        .forEach(
            (table, value) -> DictionaryParser.expression(value).ifPresent(e -> of.put(table, e)));
    List<String> reference = DictionaryParser.names(section, "reference");
    section.refuseOthers();
    return new Dimension(name, type, description, isPersonal, of, reference);
  }
}
