package io.sales360.common.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.product.SourceFiles;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same table through every format: what was put in by others' writers comes out as text. */
class SourceFormatsTest {
  private static final List<String> HEADER = List.of("id", "amount", "day", "at", "name", "ok");
  private static final List<List<String>> ROWS =
      List.of(
          Arrays.asList(
              "1", "12345678901234567890.12", "2024-02-29", "2024-02-29T23:59:59Z", "Zoë", "true"),
          Arrays.asList(
              "-2", "-0.10", "1969-12-31", "1969-12-31T23:59:58.500000000Z", null, "false"),
          Arrays.asList("3", null, null, null, "日本 😀", null));

  @TempDir Path directory;

  @Test
  void parquetWrittenByAnotherEngine() throws Exception {
    Path file = directory.resolve("in.parquet");
    sql(
        """
        COPY (
          SELECT * FROM (VALUES
            (1::INTEGER, 12345678901234567890.12::DECIMAL(22,2), DATE '2024-02-29',
             TIMESTAMPTZ '2024-02-29 23:59:59+00', 'Zoë', true),
            (-2, -0.10, DATE '1969-12-31', TIMESTAMPTZ '1969-12-31 23:59:58.5+00', NULL, false),
            (3, NULL, NULL, NULL, '日本 😀', NULL)) t(id, amount, day, "at", name, ok))
        TO '%s' (FORMAT parquet, COMPRESSION zstd)
        """
            .formatted(file));
    assertSame(file, "");
  }

  /** Money in whole numbers of 32 and 64 bits: a reader that forgets the scale is 100 times off. */
  @Test
  void parquetDecimalsOfEveryWidthKeepTheirScale() throws Exception {
    Path file = directory.resolve("in.parquet");
    sql(
        """
        COPY (SELECT 1.25::DECIMAL(4,2) AS a, -12345.678::DECIMAL(9,3) AS b,
                     1234567890.1234::DECIMAL(18,4) AS c, 9.99::DECIMAL(38,9) AS d,
                     200::UTINYINT AS e, 18446744073709551615::UBIGINT AS f, 0.1::DOUBLE AS g,
                     TIME '10:11:12' AS h, TIMESTAMP '2024-01-01 10:00:00' AS i)
        TO '%s' (FORMAT parquet)
        """
            .formatted(file));
    assertThat(reading(file, "").values())
        .containsExactly(
            List.of(
                "1.25",
                "-12345.678",
                "1234567890.1234",
                "9.990000000",
                "200",
                "18446744073709551615",
                "0.1",
                "10:11:12",
                "2024-01-01T10:00:00"));
  }

  @Test
  void rowsWithinRowsOfParquet() throws Exception {
    Path file = directory.resolve("in.parquet");
    sql(
        """
        COPY (
          SELECT 'A' AS id, {'name': 'Ann', 'tags': ['x', 'y']} AS customer,
                 [{'sku': 's1', 'units': 2}, {'sku': 's2', 'units': 1}] AS lines
          UNION ALL SELECT 'B', {'name': 'Bo', 'tags': NULL}, [])
        TO '%s' (FORMAT parquet)
        """
            .formatted(file));
    Reading reading = reading(file, "rows: lines");
    assertThat(header(file, "rows: lines"))
        .containsExactly("id", "customer.name", "customer.tags", "lines.sku", "lines.units");
    assertThat(reading.values())
        .containsExactly(
            List.of("A", "Ann", "[\"x\",\"y\"]", "s1", "2"),
            List.of("A", "Ann", "[\"x\",\"y\"]", "s2", "1"),
            Arrays.asList("B", "Bo", null, null, null));
    assertThat(reading.lines()).containsExactly(1L, 1L, 2L);
  }

  @Test
  void jsonLinesWithNamesThatAppearLate() throws Exception {
    Path file = directory.resolve("in.jsonl");
    Files.writeString(
        file,
        """
        {"id": 1, "amount": 12345678901234567890.12, "day": "2024-02-29", "at": "2024-02-29T23:59:59Z", "name": "Zoë"}

        {"id": -2, "amount": -0.10, "day": "1969-12-31", "at": "1969-12-31T23:59:58.500000000Z", "ok": false, "name": null}
        {"name": "日本 \\ud83d\\ude00", "id": 3}
        """);
    Files.writeString(
        file,
        Files.readString(file).replace("\"name\": \"Zoë\"", "\"name\": \"Zoë\", \"ok\": true"));
    assertSame(file, "");
    assertThat(reading(file, "").lines()).containsExactly(1L, 3L, 4L);
  }

  @Test
  void rowsWithinRowsOfJson() throws Exception {
    Path file = directory.resolve("in.jsonl");
    Files.writeString(
        file,
        """
        {"order": {"id": "A", "lines": [{"sku": "s1", "taxes": [1, 2]}, {"sku": "s2"}]}, "shop": 7}
        {"order": {"id": "B", "lines": []}, "shop": 8}
        {"order": {"id": "C"}, "shop": 9}
        """);
    assertThat(header(file, "rows: order.lines"))
        .containsExactly("order.id", "shop", "order.lines.sku", "order.lines.taxes");
    assertThat(reading(file, "rows: order.lines").values())
        .containsExactly(
            List.of("A", "7", "s1", "[1,2]"),
            Arrays.asList("A", "7", "s2", null),
            Arrays.asList("B", "8", null, null),
            Arrays.asList("C", "9", null, null));
  }

  @Test
  void aDamagedJsonLineCostsItselfOnly() throws Exception {
    Path file = directory.resolve("in.jsonl");
    String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
    Files.writeString(
        file,
        String.join(
            "\n",
            "{\"a\": 1}",
            "{\"a\": 1",
            "[1]",
            "{\"a\": 1, \"a\": 2}",
            "{\"a\": 1} x",
            "{\"a\": NaN}",
            "{\"a\": \"\\ud83d\"}",
            "{\"a\": \"\\u0000\"}",
            deep,
            "{\"a\": 1e999999999}",
            "{\"a\": 2}"));
    Reading reading = reading(file, "");
    assertThat(reading.values())
        .containsExactly(List.of("1"), List.of("1E+999999999"), List.of("2"));
    assertThat(reading.refused.stream().map(DeadLetter::line))
        .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(reading.refused.stream().map(DeadLetter::rule))
        .containsExactly(
            "bad_json",
            "bad_json",
            "bad_json",
            "bad_json",
            "bad_json",
            "charset",
            "nul",
            "bad_json");
    assertThat(reading.refused.get(0).original()).isEqualTo("{\"a\": 1");
  }

  @Test
  void avroOfEveryCodec() throws Exception {
    for (CodecFactory codec :
        List.of(
            CodecFactory.nullCodec(), CodecFactory.deflateCodec(6), CodecFactory.snappyCodec())) {
      Path file = directory.resolve("in.avro");
      writeAvro(file, codec);
      assertSame(file, "");
    }
  }

  @Test
  void workbook() throws Exception {
    Path file = directory.resolve("in.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet notes = workbook.newWorksheet("notes");
      notes.value(0, 0, "nothing");
      Worksheet sheet = workbook.newWorksheet("sales");
      sheet.value(0, 0, "Sales of February");
      List<String> header = List.of("id", "amount", "day", "at", "name", "ok", "total");
      for (int i = 0; i < header.size(); i++) {
        sheet.value(2, i, header.get(i));
      }
      sheet.value(3, 0, 1);
      sheet.value(3, 1, 1.1);
      sheet.value(3, 2, LocalDate.of(2024, 2, 29));
      sheet.style(3, 2).format("yyyy-mm-dd").set();
      sheet.value(3, 3, LocalDateTime.of(2024, 2, 29, 23, 59, 59));
      sheet.style(3, 3).format("dd.mm.yyyy hh:mm").set();
      sheet.value(3, 4, "Zoë");
      sheet.value(3, 5, true);
      sheet.value(5, 0, "0012");
      sheet.value(5, 1, new BigDecimal("1234.50"));
      sheet.value(6, 0, 7);
      sheet.value(6, 8, "behind the header");
    }
    String format = "sheet: sales, skip_rows: 1";
    Reading reading = reading(file, format);
    assertThat(header(file, format))
        .containsExactly("id", "amount", "day", "at", "name", "ok", "total");
    assertThat(reading.values())
        .containsExactly(
            Arrays.asList("1", "1.1", "2024-02-29", "2024-02-29T23:59:59", "Zoë", "true", null),
            Arrays.asList("0012", "1234.5", null, null, null, null, null));
    assertThat(reading.lines()).containsExactly(4L, 6L);
    assertThat(reading.onlyRefusal().rule()).isEqualTo("ragged_row");
    assertThat(reading.onlyRefusal().line()).isEqualTo(7);
    assertThat(reading(file, "sheet: slaes").onlyRefusal().message())
        .contains("has no sheet slaes; it has: notes, sales")
        .contains("Maybe");
  }

  @Test
  void anErrorInACellIsNoValue() throws Exception {
    Path file = directory.resolve("in.xlsx");
    Files.write(
        file,
        sheet(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>
            <row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>
            <row r="3"><c r="A3" t="e"><v>#N/A</v></c></row>
            <row r="4"><c r="A4"><f>1+1</f><v>2</v></c></row>
            <row r="5"><c r="A5" t="str"><f>"00"&amp;"12"</f><v>0012</v></c></row>
            """,
            ""));
    Reading reading = reading(file, "nulls: [\"#N/A\"]");
    assertThat(reading.values())
        .containsExactly(Arrays.asList((String) null), List.of("2"), List.of("0012"));
    assertThat(reading.onlyRefusal().rule()).isEqualTo("cell_error");
    assertThat(reading.onlyRefusal().message()).contains("A2").contains("#REF!");
  }

  /** A workbook that names a file of this machine as an entity must not show it. */
  @Test
  void workbooksReachNoOtherFile() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "planted");
    Path file = directory.resolve("in.xlsx");
    Files.write(
        file,
        sheet(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>&x;</t></is></c></row>
            """,
            "<!DOCTYPE s [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri())));
    Reading reading = reading(file, "");
    assertThat(reading.onlyRefusal().rule()).isEqualTo("damaged_file");
    assertThat(reading.onlyRefusal().message()).contains("entity");
    assertThat(reading.all.toString()).doesNotContain("planted");
  }

  @Test
  void whatUnpacksToFarTooMuchIsStopped() throws Exception {
    byte[] zeros = new byte[1 << 20];
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write("a\n".getBytes(StandardCharsets.UTF_8));
      Arrays.fill(zeros, (byte) 'x');
      for (int i = 0; i < 64; i++) {
        out.write(zeros);
      }
    }
    Path csv = Files.write(directory.resolve("in.csv.gz"), gzip.toByteArray());
    assertThat(reading(csv, "").onlyRefusalOf("inflation").message())
        .contains("more than 100 times its size")
        .contains("max_inflation");
    assertThat(reading(csv, "max_inflation: 2000").onlyRefusal().rule())
        .isEqualTo("field_too_long");
    Path xlsx = directory.resolve("in.xlsx");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(xlsx))) {
      out.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      for (int i = 0; i < 64; i++) {
        out.write(zeros);
      }
    }
    assertThat(reading(xlsx, "").onlyRefusal().rule()).isEqualTo("inflation");
    Path avro = directory.resolve("in.avro");
    Schema schema = SchemaBuilder.record("r").fields().requiredBytes("a").endRecord();
    try (DataFileWriter<GenericRecord> out =
        new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))
            .setCodec(CodecFactory.deflateCodec(9))
            .create(schema, avro.toFile())) {
      GenericRecord row = new GenericData.Record(schema);
      row.put("a", ByteBuffer.wrap(new byte[1 << 25]));
      out.append(row);
    }
    assertThat(reading(avro, "").onlyRefusal().rule()).isEqualTo("inflation");
  }

  @Test
  void everyFormatMayBePackedAndIsKnownByItsEnding() throws Exception {
    Path avro = directory.resolve("in.avro");
    writeAvro(avro, CodecFactory.nullCodec());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(Files.readAllBytes(avro));
    }
    assertSame(Files.write(directory.resolve("in.avro.gz"), packed.toByteArray()), "");
    assertSame(Files.write(directory.resolve("in.dat"), Files.readAllBytes(avro)), "type: avro");
  }

  @Test
  void whatIsNoFileOfItsFormatIsRefusedWithARemedy() throws Exception {
    for (String name : List.of("in.avro", "in.parquet", "in.xlsx")) {
      Path file = Files.writeString(directory.resolve(name), "id,amount\n1,2\n");
      DeadLetter letter = reading(file, "").onlyRefusal();
      assertThat(letter.rule()).isEqualTo("damaged_file");
      assertThat(letter.isWholeFile()).isTrue();
      assertThat(letter.message()).contains("Maybe");
    }
    Path empty = Files.writeString(directory.resolve("in.jsonl"), "\n\n");
    assertThat(reading(empty, "").onlyRefusal().rule()).isEqualTo("empty_file");
  }

  private void assertSame(Path file, String format) throws IOException {
    assertThat(header(file, format)).containsExactlyInAnyOrderElementsOf(HEADER);
    SourceFiles files = Formats.files(file.getFileName().toString(), format);
    FeedColumns columns = new FeedColumns(HEADER, HEADER, HEADER, null);
    Reading reading = Reading.of(Files.readAllBytes(file), files, columns);
    assertThat(reading.refused).isEmpty();
    assertThat(reading.values()).isEqualTo(ROWS);
  }

  private static List<String> header(Path file, String format) throws IOException {
    return SourceReader.header(
        Formats.files(file.getFileName().toString(), format), Files.newInputStream(file));
  }

  private static Reading reading(Path file, String format) throws IOException {
    return Reading.of(
        Files.readAllBytes(file), Formats.files(file.getFileName().toString(), format));
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement s = connection.createStatement()) {
      s.execute("SET TimeZone = 'UTC'");
      s.execute(statement);
    }
  }

  private static void writeAvro(Path path, CodecFactory codec) throws IOException {
    Schema amount = LogicalTypes.decimal(22, 2).addToSchema(Schema.create(Schema.Type.BYTES));
    Schema day = LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
    Schema at = LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
    Schema schema =
        SchemaBuilder.record("sale")
            .fields()
            .requiredInt("id")
            .name("amount")
            .type()
            .optional()
            .type(amount)
            .name("day")
            .type()
            .optional()
            .type(day)
            .name("at")
            .type()
            .optional()
            .type(at)
            .optionalString("name")
            .optionalBoolean("ok")
            .endRecord();
    File file = path.toFile();
    try (DataFileWriter<GenericRecord> out =
        new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))
            .setCodec(codec)
            .create(schema, file)) {
      for (List<String> row : ROWS) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("id", Integer.parseInt(row.get(0)));
        if (row.get(1) != null) {
          record.put(
              "amount", ByteBuffer.wrap(new BigDecimal(row.get(1)).unscaledValue().toByteArray()));
          record.put("day", (int) LocalDate.parse(row.get(2)).toEpochDay());
          Instant instant = Instant.parse(row.get(3));
          record.put("at", instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000);
          record.put("ok", Boolean.valueOf(row.get(5)));
        }
        record.put("name", row.get(4));
        out.append(record);
      }
    }
  }

  /** A workbook by hand, of one sheet. */
  private static byte[] sheet(String rows, String prolog) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
      String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
      String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
              + types
              + "sheet.main+xml\"/></Types>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"r1\" Type=\""
              + relations
              + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
              .formatted(main, relations));
      part(
          zip,
          "xl/worksheets/sheet1.xml",
          prolog
              + "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                  .formatted(main, rows));
    }
    return bytes.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
