package io.sales360.planner.sources;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.feed.Corrections;
import io.sales360.common.feed.FeedColumns;
import io.sales360.common.feed.FeedFiles;
import io.sales360.common.feed.RowOutput;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.feed.SourceReader;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.product.Feed;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileParser;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The feeds of a company in other formats, in turn JSON lines, Parquet, workbooks, Avro and tables
 * of a database: the values are the texts that the files had.
 */
final class OtherFormats {
  private static final Set<String> OF_DELIMITED_TEXT =
      Set.of(
          "delimiter",
          "quote",
          "charset",
          "header",
          "columns",
          "line_end",
          "skip_lines",
          "trim",
          "nulls",
          "max_field_chars");

  private final Path productFile;
  private final ProductFile product;
  private final List<SourceFile> files;
  private final EmbeddedPostgres postgres;

  OtherFormats(Path productFile, Path data, EmbeddedPostgres postgres) throws IOException {
    this.productFile = productFile;
    this.product = ProductFileParser.parse(productFile);
    this.files =
        FeedFiles.plan(product, productFile.getParent(), data, FeedFiles.DatabaseCopies.NONE);
    this.postgres = postgres;
  }

  /** Writes {@code sales360.yaml} and {@code data}. */
  @SuppressWarnings("unchecked")
  void writeTo(Path directory) throws IOException, SQLException {
    Path data = Files.createDirectories(directory.resolve("data"));
    Map<String, Object> yaml =
        (Map<String, Object>)
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(productFile));
    ((List<Object>) yaml.get("depots"))
        .add(Map.of("name", "erp", "jdbc", Map.of("url", url(), "user", "postgres")));
    int number = 0;
    for (Map<String, Object> feed : (List<Map<String, Object>>) yaml.get("feeds")) {
      Table table = table(product.feed((String) feed.get("name")));
      Map<String, Object> format =
          new LinkedHashMap<>((Map<String, Object>) feed.getOrDefault("format", Map.of()));
      format.keySet().removeAll(OF_DELIMITED_TEXT);
      feed.put("format", format);
      String name = (String) feed.get("name");
      switch (number++ % 5) {
        case 0 -> feed.put("files", jsonLines(table, data, name + ".jsonl"));
        case 1 -> feed.put("files", parquet(table, data, name + ".parquet"));
        case 2 -> feed.put("files", workbook(table, data, name + ".xlsx"));
        case 3 -> feed.put("files", avro(table, data, name + ".avro"));
        default -> {
          database(table, name);
          feed.remove("files");
          feed.put("depot", "erp");
          feed.put("table", name);
        }
      }
    }
    Files.writeString(
        directory.resolve("sales360.yaml"), new ObjectMapper().writeValueAsString(yaml));
  }

  private record Table(List<String> columns, List<List<String>> rows) {}

  /** The rows as the files have them, before columns become rows. */
  private Table table(Feed feed) {
    List<String> columns = FeedFiles.columns(feed, files).source();
    List<List<String>> rows = new ArrayList<>();
    SourceReader reader =
        SourceReader.of(
            feed, new FeedColumns(columns, columns, List.of(), null), Corrections.none());
    for (SourceFile file : files) {
      if (file.feed().equals(feed.name())) {
        reader.read(
            file,
            new RowOutput() {
              @Override
              public void row(SourceRow row) {
                rows.add(row.values());
              }

              @Override
              public void refused(DeadLetter letter) {
                throw new AssertionError(letter.message());
              }
            });
      }
    }
    return new Table(columns, rows);
  }

  private static String jsonLines(Table table, Path data, String file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedWriter out = Files.newBufferedWriter(data.resolve(file))) {
      for (List<String> row : table.rows()) {
        Map<String, String> object = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
          object.put(table.columns().get(i), row.get(i));
        }
        out.write(json.writeValueAsString(object));
        out.newLine();
      }
    }
    return file;
  }

  private static String parquet(Table table, Path data, String file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      insert(connection, table, "t");
      try (Statement sql = connection.createStatement()) {
        sql.execute("COPY t TO '%s' (FORMAT parquet)".formatted(data.resolve(file)));
      }
    }
    return file;
  }

  private static String workbook(Table table, Path data, String file) throws IOException {
    try (OutputStream out = Files.newOutputStream(data.resolve(file));
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("export");
      for (int column = 0; column < table.columns().size(); column++) {
        sheet.value(0, column, table.columns().get(column));
        for (int row = 0; row < table.rows().size(); row++) {
          sheet.value(row + 1, column, table.rows().get(row).get(column));
        }
      }
    }
    return file;
  }

  private static String avro(Table table, Path data, String file) throws IOException {
    SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("export").fields();
    for (String column : table.columns()) {
      fields = fields.optionalString(column);
    }
    Schema schema = fields.endRecord();
    try (DataFileWriter<GenericRecord> out =
        new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))
            .setCodec(CodecFactory.deflateCodec(6))
            .create(schema, data.resolve(file).toFile())) {
      for (List<String> row : table.rows()) {
        GenericRecord record = new GenericData.Record(schema);
        for (int i = 0; i < row.size(); i++) {
          record.put(i, row.get(i));
        }
        out.append(record);
      }
    }
    return file;
  }

  private void database(Table table, String name) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      insert(connection, table, name);
    }
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
  }

  private static void insert(Connection connection, Table table, String name) throws SQLException {
    String columns =
        table.columns().stream()
            .map(column -> "\"" + column + "\" VARCHAR")
            .collect(Collectors.joining(", "));
    try (Statement sql = connection.createStatement()) {
      sql.execute("CREATE TABLE %s (%s)".formatted(name, columns));
    }
    String places = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(name, places))) {
      for (List<String> row : table.rows()) {
        for (int i = 0; i < row.size(); i++) {
          insert.setString(i + 1, row.get(i));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
