package io.sales360.common.feed;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.product.SourceFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All that reading some bytes gave, in order. */
final class Reading implements RowOutput {
  static final SourceFile FILE = new SourceFile("feed", "/nowhere/in.csv", "in.csv", 0, "");

  final List<SourceRow> rows = new ArrayList<>();
  final List<DeadLetter> refused = new ArrayList<>();
  final List<Object> all = new ArrayList<>();

  static Reading of(String text, SourceFiles format, String... required) {
    return of(text.getBytes(StandardCharsets.UTF_8), format, required);
  }

  static Reading of(byte[] bytes, SourceFiles format, String... required) {
    try {
      List<String> header = SourceReader.header(format, new ByteArrayInputStream(bytes));
      FeedColumns columns = new FeedColumns(header, header, List.of(required), null);
      return of(bytes, format, columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reading of(byte[] bytes, SourceFiles format, FeedColumns columns) {
    Reading reading = new Reading();
    SourceReader.of("feed", format, columns).read(FILE, new ByteArrayInputStream(bytes), reading);
    return reading;
  }

  @Override
  public void row(SourceRow row) {
    rows.add(row);
    all.add(row);
  }

  @Override
  public void refused(DeadLetter letter) {
    refused.add(letter);
    all.add(letter);
  }

  List<List<String>> values() {
    return rows.stream().map(SourceRow::values).toList();
  }

  List<Long> lines() {
    return rows.stream().map(SourceRow::line).toList();
  }

  DeadLetter onlyRefusalOf(String rule) {
    return refused.stream().filter(l -> l.rule().equals(rule)).findFirst().orElseThrow();
  }

  DeadLetter onlyRefusal() {
    if (refused.size() != 1) {
      throw new AssertionError("One refusal expected: " + refused);
    }
    return refused.get(0);
  }
}
