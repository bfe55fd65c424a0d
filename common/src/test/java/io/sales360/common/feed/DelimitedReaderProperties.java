package io.sales360.common.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.product.SourceFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedReaderProperties {
  private static final String[] PIECES = {
    "a", "Zoë", "日本", "\"", "\"\"", ",", ";", "\t", "|", "+", "+|", " ", "'", "1.5", "x y", "\n",
    "\r", "\r\n", "😀"
  };

  @Property(tries = 300)
  void whatIsWrittenIsRead(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    String delimiter = pick(random, ",", ";", "\t", "|", "+|", "::", "||");
    char quote = pick(random, "\"", "'").charAt(0);
    String charset = pick(random, "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-8");
    String lineEnd = pick(random, "\n", "\r\n", "\r");
    SourceFiles format =
        Formats.format(
            "delimiter: \"%s\", quote: \"%s\", charset: %s, trim: false"
                .formatted(delimiter.replace("\t", "\\t"), quote == '"' ? "\\\"" : "'", charset));
    int width = 1 + random.nextInt(4);
    List<List<String>> rows = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < width; column++) {
      text.append(column == 0 ? "" : delimiter).append('c').append(column);
    }
    text.append(lineEnd);
    int count = random.nextInt(30);
    for (int row = 0; row < count; row++) {
      List<String> values = new ArrayList<>();
      for (int column = 0; column < width; column++) {
        String value = value(random);
        values.add(value.isEmpty() ? null : value);
        text.append(column == 0 ? "" : delimiter).append(written(value, delimiter, quote, random));
      }
      rows.add(values);
      text.append(row == count - 1 && random.nextBoolean() ? "" : lineEnd);
    }
    byte[] bytes = text.toString().getBytes(Charset.forName(charset));
    Reading reading = Reading.of(random.nextBoolean() ? bytes : gzip(bytes), format);
    assertThat(reading.refused).isEmpty();
    assertThat(reading.values()).isEqualTo(rows);
  }

  /** Every row of any text is accounted for, and nothing throws. */
  @Property(tries = 300)
  void anyTextIsReadToItsEnd(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    Reading reading =
        Reading.of(text.toString(), Formats.format("max_field_chars: " + (1 + random.nextInt(40))));
    List<Long> lines = new ArrayList<>();
    reading.all.forEach(
        each ->
            lines.add(
                each instanceof SourceRow row
                    ? row.line()
                    : ((io.sales360.common.deadletter.DeadLetter) each).line()));
    assertThat(lines).isSorted().doesNotHaveDuplicates();
    long physical = text.toString().replace("\r\n", "\n").replace('\r', '\n').lines().count();
    assertThat(lines).allMatch(line -> line >= 2 && line <= physical);
  }

  @Test
  void agreesWithDuckDbOnStandardFiles(@TempDir Path directory) throws Exception {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("a,b,c\n");
    for (int row = 0; row < 500; row++) {
      for (int column = 0; column < 3; column++) {
        text.append(column == 0 ? "" : ",")
            .append(written("x" + value(random).replace("\r", ""), ",", '"', random));
      }
      text.append('\n');
    }
    Path file = directory.resolve("in.csv");
    Files.writeString(file, text);
    List<List<String>> ours =
        Reading.of(Files.readAllBytes(file), Formats.format("trim: false")).values();
    assertThat(ours).hasSize(500).isEqualTo(byDuckDb(file));
  }

  private static List<List<String>> byDuckDb(Path file) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select * from read_csv('"
                    + file
                    + "', header = true, all_varchar = true, "
                    + "delim = ',', quote = '\"', escape = '\"', auto_detect = false, "
                    + "columns = {'a': 'VARCHAR', 'b': 'VARCHAR', 'c': 'VARCHAR'})")) {
      while (result.next()) {
        rows.add(List.of(result.getString(1), result.getString(2), result.getString(3)));
      }
    }
    return rows;
  }

  private static String value(Random random) {
    StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      value.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return value.toString();
  }

  private static String written(String value, String delimiter, char quote, Random random) {
    boolean needed =
        value.isEmpty()
            || value.contains(delimiter.substring(0, 1))
            || value.indexOf(quote) >= 0
            || value.indexOf('\n') >= 0
            || value.indexOf('\r') >= 0;
    return needed || random.nextBoolean()
        ? quote + value.replace("" + quote, "" + quote + quote) + quote
        : value;
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
