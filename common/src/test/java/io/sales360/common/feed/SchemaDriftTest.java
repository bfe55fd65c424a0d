package io.sales360.common.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.feed.SchemaChange.Kind;
import io.sales360.common.product.ProductFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDriftTest {
  private static final String[] POLICIES = {"evolve", "quarantine", "freeze"};

  @TempDir Path directory;

  /**
   * One change of a source.
   *
   * @param format ending of the file
   * @param before its columns when it was published, each with a type where the format has any
   * @param after its columns now
   * @param expected what must be told, as kind and column
   */
  record Drift(String format, List<String> before, List<String> after, List<String> expected) {}

  private static Drift drift(String format, String before, String after, String... expected) {
    return new Drift(
        format, List.of(before.split(", ")), List.of(after.split(", ")), List.of(expected));
  }

  static Stream<Drift> drifts() {
    List<Drift> drifts = new ArrayList<>();
    for (String format : List.of("csv", "jsonl", "xlsx", "csv.gz")) {
      drifts.add(drift(format, "id, units", "id, units"));
      drifts.add(drift(format, "id, units", "units, id"));
      drifts.add(drift(format, "id, units", "id, units, note", "ADDED note"));
      drifts.add(drift(format, "id, units", "note, id, units", "ADDED note"));
      drifts.add(drift(format, "id, units, note", "id, units", "REMOVED note"));
      drifts.add(drift(format, "id, units", "id, quantity", "REMOVED units", "ADDED quantity"));
      drifts.add(drift(format, "id, units", "ID, units", "REMOVED id", "ADDED ID"));
    }
    drifts.add(drift("parquet", "id INTEGER, a DATE", "id INTEGER, a DATE"));
    drifts.add(drift("parquet", "id INTEGER", "id BIGINT", "WIDENED id"));
    drifts.add(drift("parquet", "id INTEGER", "id DECIMAL(12,2)", "WIDENED id"));
    drifts.add(drift("parquet", "id INTEGER", "id DECIMAL(11,2)", "RETYPED id"));
    drifts.add(drift("parquet", "id BIGINT", "id INTEGER", "RETYPED id"));
    drifts.add(drift("parquet", "id DECIMAL(9,2)", "id DECIMAL(12,4)", "WIDENED id"));
    drifts.add(drift("parquet", "id DECIMAL(9,2)", "id DECIMAL(9,4)", "RETYPED id"));
    drifts.add(drift("parquet", "id DECIMAL(9,2)", "id DOUBLE", "RETYPED id"));
    drifts.add(drift("parquet", "id FLOAT", "id DOUBLE", "WIDENED id"));
    drifts.add(drift("parquet", "a DATE", "a TIMESTAMP", "RETYPED a"));
    drifts.add(drift("parquet", "a TIMESTAMP", "a TIMESTAMPTZ", "RETYPED a"));
    drifts.add(drift("parquet", "a VARCHAR", "a INTEGER", "RETYPED a"));
    drifts.add(drift("parquet", "a UINTEGER", "a BIGINT", "WIDENED a"));
    drifts.add(drift("parquet", "a INTEGER", "a INTEGER[]", "RETYPED a"));
    drifts.add(
        drift("parquet", "a STRUCT(x INTEGER)", "a STRUCT(x INTEGER/ y INTEGER)", "ADDED a.y"));
    drifts.add(drift("avro", "id int", "id long", "WIDENED id"));
    drifts.add(drift("avro", "id int", "id string", "RETYPED id"));
    drifts.add(drift("avro", "id int", "id int, b decimal", "ADDED b"));
    drifts.add(drift("avro", "id int, b decimal", "id int", "REMOVED b"));
    return drifts.stream();
  }

  @ParameterizedTest
  @MethodSource("drifts")
  void everyChangeIsToldAndDealtWithAsDeclared(Drift drift) throws Exception {
    String name = "in." + drift.format();
    write(name, drift.before());
    List<SourceColumn> known = drift("evolve", name, List.of()).columns();
    assertThat(known).isNotEmpty();
    write(name, drift.after());
    for (String policy : POLICIES) {
      SchemaDrift found = drift(policy, name, known);
      assertThat(found.changes().stream().map(c -> c.kind() + " " + c.column()))
          .as(policy)
          .containsExactlyElementsOf(drift.expected());
      boolean changes = found.changes().stream().anyMatch(c -> c.kind() != Kind.WIDENED);
      assertThat(found.files().get(0).quarantine().isEmpty())
          .isEqualTo(!(policy.equals("quarantine") && changes));
      assertThat(found.frozen().isEmpty())
          .isEqualTo(!policy.equals("freeze") || drift.expected().isEmpty());
      assertThat(found.changes())
          .allSatisfy(change -> assertThat(change.message()).contains(change.column()));
    }
    assertThat(drift("evolve", name, drift("evolve", name, known).columns()).changes())
        .as("what was told is known")
        .isEmpty();
    assertThat(drift("quarantine", name, drift("quarantine", name, known).columns()).changes())
        .as("what is refused stays unknown")
        .filteredOn(change -> change.kind() != Kind.WIDENED)
        .hasSameSizeAs(drift.expected().stream().filter(e -> !e.startsWith("WIDENED")).toList());
  }

  /** Rows of a file whose columns changed are refused one by one, with their text. */
  @Test
  void quarantinedRowsAreRefusedAndNothingIsLost() throws Exception {
    write("in.csv", List.of("id", "units"));
    List<SourceColumn> known = drift("evolve", "in.csv", List.of()).columns();
    Files.writeString(directory.resolve("in.csv"), "id,quantity\n1,2\n3,4\n");
    SourceFile file = drift("quarantine", "in.csv", known).files().get(0);
    Reading reading = new Reading();
    FeedColumns columns =
        new FeedColumns(List.of("id", "units"), List.of("id", "units"), List.of("units"), null);
    SourceReader.of("feed", Formats.files("in.csv", ""), columns).read(file, reading);
    assertThat(reading.rows).isEmpty();
    assertThat(reading.refused).hasSize(2);
    assertThat(reading.refused)
        .allSatisfy(letter -> assertThat(letter.rule()).isEqualTo("schema_drift"));
    assertThat(reading.refused.get(1).original()).isEqualTo("3,4");
    assertThat(reading.refused.get(1).message())
        .contains("lacks the column units")
        .contains("Maybe");
  }

  /** A key that some lines leave out is not gone. */
  @Test
  void optionalKeysOfJsonAreNoDrift() throws Exception {
    Files.writeString(directory.resolve("a.jsonl"), "{\"id\": 1, \"note\": \"x\"}\n");
    List<SourceColumn> known = drift("freeze", "*.jsonl", List.of()).columns();
    Files.writeString(directory.resolve("b.jsonl"), "{\"id\": 2}\n");
    assertThat(drift("freeze", "*.jsonl", known).changes()).isEmpty();
  }

  private SchemaDrift drift(String policy, String pattern, List<SourceColumn> known) {
    ProductFile product =
        Formats.product(
            """
            feeds:
              - {name: feed, depot: files, files: "%s", schema_drift: %s, outcomes: [{name: dropped, filter: true}]}
            """
                .formatted(pattern, policy));
    return SchemaDrift.of(
        product, FeedFiles.plan(product, directory, null, FeedFiles.DatabaseCopies.NONE), known);
  }

  private void write(String name, List<String> columns) throws IOException, SQLException {
    Path file = directory.resolve(name);
    String ones = String.join(",", columns.stream().map(c -> "1").toList());
    String format = name.substring(name.indexOf('.') + 1);
    switch (format) {
      case "csv" -> Files.writeString(file, String.join(",", columns) + "\n" + ones + "\n");
      case "csv.gz" -> {
        try (OutputStream out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
          out.write(
              (String.join(",", columns) + "\n" + ones + "\n")
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
      }
      case "jsonl" ->
          Files.writeString(
              file,
              columns.stream()
                  .map(c -> "\"" + c + "\": 1")
                  .collect(java.util.stream.Collectors.joining(", ", "{", "}\n")));
      case "xlsx" -> {
        try (OutputStream out = Files.newOutputStream(file);
            Workbook workbook = new Workbook(out, "test", "1.0")) {
          Worksheet sheet = workbook.newWorksheet("s");
          for (int i = 0; i < columns.size(); i++) {
            sheet.value(0, i, columns.get(i));
            sheet.value(1, i, 1);
          }
        }
      }
      case "parquet" -> parquet(file, columns);
      default -> avro(file, columns);
    }
  }

  private static void parquet(Path file, List<String> columns) throws SQLException {
    String selected =
        columns.stream()
            .map(c -> c.replace("/", ",").split(" ", 2))
            .map(c -> "NULL::%s AS %s".formatted(c[1], c[0]))
            .collect(java.util.stream.Collectors.joining(", "));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      sql.execute("COPY (SELECT %s) TO '%s' (FORMAT parquet)".formatted(selected, file));
    }
  }

  private static void avro(Path file, List<String> columns) throws IOException {
    SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("r").fields();
    for (String column : columns) {
      String[] parts = column.split(" ", 2);
      Schema type =
          parts[1].equals("decimal")
              ? LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES))
              : Schema.create(Schema.Type.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT)));
      fields = fields.name(parts[0]).type(type).noDefault();
    }
    Schema schema = fields.endRecord();
    try (DataFileWriter<GenericRecord> out =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
      out.create(schema, file.toFile());
    }
  }

  @Test
  void widerTypesHoldEveryValueOfTheNarrower() {
    assertThat(SchemaDrift.isWider("integer(64)", "decimal(19,0)")).isTrue();
    assertThat(SchemaDrift.isWider("integer(64)", "decimal(18,0)")).isFalse();
    assertThat(SchemaDrift.isWider("decimal(5,2)", "integer(64)")).isFalse();
    assertThat(Arrays.asList("text", "date")).noneMatch(t -> SchemaDrift.isWider(t, "integer(32)"));
  }
}
