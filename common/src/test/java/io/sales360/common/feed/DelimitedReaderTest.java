package io.sales360.common.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.product.Feed.Unpivot;
import io.sales360.common.product.SourceFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DelimitedReaderTest {
  private static final SourceFiles STANDARD = Formats.format("");

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }

  @Test
  void readsQuotesNullsAndMixedLineEnds() {
    SourceFiles format = Formats.format("nulls: [\"NULL\", n/a]");
    Reading reading =
        Reading.of("id,text\r\n1,\"a, \"\"b\"\"\n c\"\r2, NULL \n\n3,\"n/a\"\r\n4,plain", format);
    assertThat(reading.values())
        .containsExactly(
            List.of("1", "a, \"b\"\n c"),
            Arrays.asList("2", null),
            Arrays.asList("3", null),
            List.of("4", "plain"));
    assertThat(reading.lines()).containsExactly(2L, 4L, 6L, 7L);
    assertThat(reading.rows.get(0).text()).isEqualTo("1,\"a, \"\"b\"\"\n c\"");
    assertThat(reading.refused).isEmpty();
  }

  @Test
  void readsLongDelimitersAndLineEndsOfTheirOwn() {
    SourceFiles format =
        Formats.format("delimiter: \"+|\", line_end: \"&|\", header: false, columns: [a, b]");
    Reading reading = Reading.of("1+|x+y\nz&|\n2+|\"&|\r\n3+|c", format);
    assertThat(reading.values())
        .containsExactly(List.of("1", "x+y\nz"), List.of("2", "\""), List.of("3", "c"));
    assertThat(reading.lines()).containsExactly(1L, 3L, 4L);
  }

  @Test
  void aByteOrderMarkWinsOverTheDeclaredCharset() {
    SourceFiles latin = Formats.format("charset: ISO-8859-1");
    String text = "\uFEFFid,name\n1,Zoë\n";
    for (byte[] bytes :
        List.of(text.getBytes(UTF_8), text.getBytes(UTF_16LE), text.getBytes(UTF_16BE))) {
      assertThat(Reading.of(bytes, latin).values()).containsExactly(List.of("1", "Zoë"));
      assertThat(Reading.of(gzip(bytes), latin).values()).containsExactly(List.of("1", "Zoë"));
    }
    assertThat(Reading.of("id\nZoë\n".getBytes(ISO_8859_1), latin).values())
        .containsExactly(List.of("Zoë"));
  }

  @Test
  void wrongCharsetRefusesItsRowsOnly() {
    byte[] bytes = "id,name\n1,Zoë\n2,Ann\n3,Zoë\n4,Bo".getBytes(ISO_8859_1);
    Reading reading = Reading.of(bytes, STANDARD);
    assertThat(reading.values()).containsExactly(List.of("2", "Ann"), List.of("4", "Bo"));
    assertThat(reading.refused).extracting(DeadLetter::rule).containsOnly("charset");
    assertThat(reading.refused).extracting(DeadLetter::line).containsExactly(2L, 4L);
    assertThat(reading.refused.get(0).original()).isEqualTo("1,Zo\uFFFD");
    assertThat(reading.refused.get(0).message()).contains("UTF-8", "windows-1252");
  }

  @Test
  void raggedRowsAreRefusedAlone() {
    Reading reading = Reading.of("a,b\n1,2\n3\n4,5,6\n7,8\n", STANDARD);
    assertThat(reading.values()).containsExactly(List.of("1", "2"), List.of("7", "8"));
    assertThat(reading.refused).extracting(DeadLetter::line).containsExactly(3L, 4L);
    assertThat(reading.refused).extracting(DeadLetter::rule).containsOnly("ragged_row");
    assertThat(reading.refused.get(1).message()).contains("3 fields", "header has 2");
    assertThat(reading.refused.get(1).original()).isEqualTo("4,5,6");
  }

  @Test
  void aFieldOfTenMegabytesKillsNoOtherRow() {
    String big = "x".repeat(10 << 20);
    for (String field : List.of(big, "\"" + big + "\"", "\"a\n" + big + "\"")) {
      Reading reading = Reading.of("a,b\n1,2\n3," + field + "\n5,6\n", STANDARD);
      assertThat(reading.values()).contains(List.of("1", "2"), List.of("5", "6"));
      assertThat(reading.refused).allMatch(l -> l.original().length() < 10_000);
      assertThat(reading.refused.get(0).line()).isEqualTo(3);
      assertThat(reading.refused)
          .extracting(DeadLetter::rule)
          .containsAnyOf("field_too_long", "unbalanced_quote");
    }
  }

  @Test
  void aLimitOfTheFormatHolds() {
    SourceFiles format = Formats.format("max_field_chars: 5");
    Reading reading = Reading.of("a,b\n12345,1\n123456,2\n\"12\n34567\",3\nx,4", format);
    assertThat(reading.values()).containsExactly(List.of("12345", "1"), List.of("x", "4"));
    assertThat(reading.onlyRefusalOf("field_too_long").line()).isEqualTo(3);
    assertThat(reading.onlyRefusalOf("field_too_long").message()).contains("max_field_chars");
  }

  @Test
  void aQuoteThatNeverClosesCostsOneLine() {
    Reading reading = Reading.of("a,b\n1,\"open\n2,x\n3,\"y\"\n4,z", STANDARD);
    assertThat(reading.values())
        .containsExactly(List.of("2", "x"), List.of("3", "y"), List.of("4", "z"));
    assertThat(reading.lines()).containsExactly(3L, 4L, 5L);
    assertThat(reading.onlyRefusal().line()).isEqualTo(2);
    assertThat(reading.onlyRefusal().rule()).isEqualTo("bad_quote");
    Reading last = Reading.of("a,b\n1,x\n2,\"open\n3,y\n", STANDARD);
    assertThat(last.onlyRefusal().rule()).isEqualTo("unbalanced_quote");
    assertThat(last.values()).containsExactly(List.of("1", "x"), List.of("3", "y"));
  }

  @Test
  void manyQuotesThatNeverCloseMeanAWrongQuote() {
    SourceFiles format = Formats.format("max_field_chars: 6");
    Reading reading = Reading.of("a\n" + "\"open\nabc\n".repeat(2000), format);
    DeadLetter last = reading.refused.get(reading.refused.size() - 1);
    assertThat(last.isWholeFile()).isTrue();
    assertThat(last.message()).contains("more than 1000 rows", "set quote: \"\"");
    assertThat(reading.rows).hasSize(1000);
  }

  @Test
  void nulCharactersAreRefused() {
    Reading reading = Reading.of("a,b\n1,\0\n2,x\n", STANDARD);
    assertThat(reading.onlyRefusal().rule()).isEqualTo("nul");
    assertThat(reading.rows).hasSize(1);
    Reading utf16 = Reading.of("a,b\n1,2\n".getBytes(UTF_16LE), STANDARD);
    assertThat(utf16.onlyRefusal().isWholeFile()).isTrue();
    assertThat(utf16.onlyRefusal().message()).contains("UTF-16");
  }

  @Test
  void truncatedGzipIsRefusedAfterItsRows() {
    StringBuilder text = new StringBuilder("a,b\n");
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      text.append(i).append(',').append(random.nextLong()).append('\n');
    }
    byte[] packed = gzip(text.toString().getBytes(UTF_8));
    Reading reading = Reading.of(Arrays.copyOf(packed, packed.length / 2), STANDARD);
    assertThat(reading.rows).hasSizeGreaterThan(10_000);
    DeadLetter letter = reading.onlyRefusal();
    assertThat(reading.all.get(reading.all.size() - 1)).isEqualTo(letter);
    assertThat(letter.rule()).isEqualTo("truncated_gzip");
    assertThat(letter.isWholeFile()).isTrue();
    assertThat(letter.message()).contains(reading.rows.size() + " rows could be read");
    packed[packed.length / 2] ^= 0x55;
    List<Object> damaged = Reading.of(packed, STANDARD).all;
    assertThat(damaged.get(damaged.size() - 1))
        .isInstanceOfSatisfying(DeadLetter.class, l -> assertThat(l.line()).isZero())
        .extracting("rule")
        .isEqualTo("corrupt_gzip");
  }

  @Test
  void filesThatCannotBeUsedAreRefusedAsAWhole() {
    assertThat(Reading.of("", STANDARD).onlyRefusal().rule()).isEqualTo("empty_file");
    assertThat(Reading.of("", Formats.format("header: false, columns: [a]")).onlyRefusal().rule())
        .isEqualTo("empty_file");
    assertThat(Reading.of("a,a\n1,2\n", STANDARD).onlyRefusal().rule())
        .isEqualTo("duplicate_column");
    assertThat(Reading.of("a,b\n", STANDARD).all).isEmpty();
    DeadLetter missing = Reading.of("id,quantiy\n1,2\n", STANDARD, "quantity").onlyRefusal();
    assertThat(missing.rule()).isEqualTo("missing_column");
    assertThat(missing.message()).contains("in.csv", "quantity", "Maybe you mean quantiy");
    DeadLetter delimiter = Reading.of("id;quantity\n1;2\n", STANDARD, "quantity").onlyRefusal();
    assertThat(delimiter.message()).contains("Maybe the delimiter is ';'");
  }

  @Test
  void aFileThatIsGoneIsRefused() {
    Reading reading = new Reading();
    FeedColumns columns = new FeedColumns(List.of("a"), List.of("a"), List.of(), null);
    SourceReader.of("feed", STANDARD, columns).read(Reading.FILE, reading);
    assertThat(reading.onlyRefusal().rule()).isEqualTo("unreadable_file");
    assertThat(reading.onlyRefusal().isWholeFile()).isTrue();
  }

  @Test
  void columnsOfAllFilesHaveOneOrder() {
    List<String> names = List.of("a", "b", "c");
    FeedColumns columns = new FeedColumns(names, names, List.of("a"), null);
    Reading reading = Reading.of("c,a\n3,1\n".getBytes(UTF_8), STANDARD, columns);
    assertThat(reading.values()).containsExactly(Arrays.asList("1", null, "3"));
  }

  @Test
  void unpivotMakesARowOfEachColumn() {
    FeedColumns columns =
        new FeedColumns(
            List.of("who", "M01", "M02"),
            List.of("who", "month", "target"),
            List.of("who"),
            new Unpivot(List.of("M01", "M02"), "month", "target"));
    Reading reading = Reading.of("who,M01,M02\nann,1,\n".getBytes(UTF_8), STANDARD, columns);
    assertThat(reading.values())
        .containsExactly(List.of("ann", "M01", "1"), Arrays.asList("ann", "M02", null));
    assertThat(reading.lines()).containsExactly(2L, 2L);
  }
}
