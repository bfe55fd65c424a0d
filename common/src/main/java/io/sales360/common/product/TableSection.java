package io.sales360.common.product;

import java.util.Optional;

/** Reads what a feed or lookup takes from a database: {@code table} or {@code query}. */
final class TableSection {
  private static final int MAX_PARTITIONS = 1000;

  private TableSection() {}

  static SourceFiles read(YamlSection section, String depot, String owner) {
    Optional<String> table = section.get("table").flatMap(YamlValue::word);
    Optional<String> query = section.get("query").flatMap(YamlValue::word);
    if (section.has("files")) {
      section.problem(
          "The depot " + depot + " is a database: it has no files.",
          "Write table: schema.name or query: SELECT ....");
      section.get("files");
    } else if (section.has("table") == section.has("query")) {
      section.problem(
          "A feed of a database reads one table or one query.",
          "Write table: schema.name or query: SELECT ....");
    }
    Optional<YamlSection> partition = section.get("partition").flatMap(YamlValue::section);
    String column =
        partition
            .flatMap(
                s -> s.require("column", "Name the column whose ranges are read side by side."))
            .flatMap(YamlValue::word)
            .orElse("");
    int parts =
        partition.flatMap(s -> s.get("parts")).flatMap(v -> v.whole(1, MAX_PARTITIONS)).orElse(1);
    partition.ifPresent(YamlSection::refuseOthers);
    ValueFormat values =
        section
            .get("format")
            .flatMap(YamlValue::section)
            .map(FormatSection::valuesOfTable)
            .orElseGet(ValueFormat.STANDARD::andTyped);
    return new SourceFiles(
        depot,
        owner + "/*.csv.gz",
        DelimitedFormat.STANDARD,
        values,
        SourceFiles.MAX_INFLATION,
        new TableRead(
            table.or(() -> query).map(TableSection::withoutEnd).orElse(""),
            query.isPresent(),
            column,
            parts));
  }

  private static String withoutEnd(String sql) {
    String stripped = sql.strip();
    return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }
}
