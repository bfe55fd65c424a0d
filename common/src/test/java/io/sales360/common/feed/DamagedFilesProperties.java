package io.sales360.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sales360.common.product.SourceFiles;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Files of every format with bytes changed, cut off or doubled: reading never throws, and what it
 * gives is rows of the file and refusals with a reason.
 */
class DamagedFilesProperties {
  private static final int ROWS = 500;
  private static final Map<String, byte[]> WHOLE = new TreeMap<>();

  @BeforeContainer
  static void writeWholeFiles() throws IOException, SQLException {
    Path directory = Files.createTempDirectory("damaged");
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      json.append("{\"id\": %d, \"name\": \"n%d\"}%n".formatted(i, i));
    }
    WHOLE.put("in.jsonl", Files.readAllBytes(Files.writeString(directory.resolve("j"), json)));
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(WHOLE.get("in.jsonl"));
    }
    WHOLE.put("in.jsonl.gz", gzip.toByteArray());
    for (String codec : new String[] {"null", "deflate", "snappy"}) {
      Path avro = directory.resolve(codec + ".avro");
      writeAvro(avro.toFile(), CodecFactory.fromString(codec));
      WHOLE.put(codec + ".avro", Files.readAllBytes(avro));
    }
    for (String codec : new String[] {"uncompressed", "snappy", "zstd"}) {
      Path parquet = directory.resolve(codec + ".parquet");
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement sql = connection.createStatement()) {
        sql.execute(
            "COPY (SELECT i AS id, 'n' || i AS name FROM range(%d) t(i)) TO '%s' (FORMAT parquet, COMPRESSION %s)"
                .formatted(ROWS, parquet, codec));
      }
      WHOLE.put(codec + ".parquet", Files.readAllBytes(parquet));
    }
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(sheet, "test", "1.0")) {
      Worksheet first = workbook.newWorksheet("s");
      first.value(0, 0, "id");
      first.value(0, 1, "name");
      for (int i = 0; i < ROWS; i++) {
        first.value(i + 1, 0, i);
        first.value(i + 1, 1, "n" + i);
      }
    }
    WHOLE.put("in.xlsx", sheet.toByteArray());
  }

  private static void writeAvro(File file, CodecFactory codec) throws IOException {
    Schema schema =
        SchemaBuilder.record("r").fields().requiredInt("id").requiredString("name").endRecord();
    try (DataFileWriter<GenericRecord> out =
        new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))
            .setCodec(codec)
            .setSyncInterval(1024)
            .create(schema, file)) {
      for (int i = 0; i < ROWS; i++) {
        GenericRecord row = new GenericData.Record(schema);
        row.put("id", i);
        row.put("name", "n" + i);
        out.append(row);
      }
    }
  }

  @Property(tries = 60)
  void aDamagedFileIsReadOrRefusedAndNothingThrows(@ForAll long seed) {
    Random random = new Random(seed);
    WHOLE.forEach(
        (name, whole) -> {
          byte[] bytes = damaged(whole, random);
          SourceFiles files = Formats.files(name, "");
          assertThatCode(
                  () -> {
                    Reading reading = Reading.of(bytes, files);
                    assertThat(reading.all).as(name).isNotEmpty();
                    assertThat(reading.refused)
                        .allSatisfy(l -> assertThat(l.message()).isNotEmpty());
                  })
              .as(name)
              .doesNotThrowAnyException();
        });
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> {
        int from = random.nextInt(bytes.length);
        byte[] doubled = Arrays.copyOf(bytes, bytes.length + bytes.length - from);
        System.arraycopy(bytes, from, doubled, bytes.length, bytes.length - from);
        bytes = doubled;
      }
      case 2 -> {
        int from = random.nextInt(bytes.length);
        for (int i = from; i < Math.min(bytes.length, from + 16); i++) {
          bytes[i] = (byte) random.nextInt(256);
        }
      }
      default -> {
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return bytes;
  }
}
