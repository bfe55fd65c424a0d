package io.sales360.planner.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A second reader of the demo's files that shares nothing with their writer: splits bytes by the
 * rules of RFC 4180 with any delimiter, and decodes each record by itself.
 */
final class NaiveFile {
  /** One record; {@code decodable} is false if the charset cannot read it. */
  record Line(List<String> fields, boolean decodable) {}

  private final List<String> header;
  private final List<Line> lines = new ArrayList<>();
  private int blankLines;

  private NaiveFile(List<String> header) {
    this.header = header;
  }

  static NaiveFile read(Path file, Charset charset, String delimiter, List<String> columns)
      throws IOException {
    NaiveFile naive = new NaiveFile(columns);
    List<byte[]> records = split(bytes(file));
    boolean headed = columns.isEmpty();
    List<String> header = columns;
    for (byte[] record : records) {
      if (record.length == 0) {
        naive.blankLines++;
        continue;
      }
      Line line = naive.parse(record, charset, delimiter);
      if (headed) {
        header = line.fields();
        headed = false;
      } else {
        naive.lines.add(line);
      }
    }
    NaiveFile read = new NaiveFile(header);
    read.lines.addAll(naive.lines);
    read.blankLines = naive.blankLines;
    return read;
  }

  List<Line> lines() {
    return lines;
  }

  int blankLines() {
    return blankLines;
  }

  int width() {
    return header.size();
  }

  /** The records that have a field for each column, as maps. */
  List<Map<String, String>> rows() {
    return lines.stream()
        .filter(line -> line.decodable() && line.fields().size() == header.size())
        .map(this::row)
        .toList();
  }

  long repeats() {
    return lines.size() - lines.stream().distinct().count();
  }

  private Map<String, String> row(Line line) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), line.fields().get(i));
    }
    return row;
  }

  private static byte[] bytes(Path file) throws IOException {
    byte[] stored = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(stored))) {
        stored = unpacked.readAllBytes();
      }
    }
    boolean marked = stored.length > 2 && stored[0] == (byte) 0xEF && stored[1] == (byte) 0xBB;
    return marked ? java.util.Arrays.copyOfRange(stored, 3, stored.length) : stored;
  }

  /** Records end at line ends outside quotes; every charset used here writes those as ASCII. */
  private static List<byte[]> split(byte[] all) {
    List<byte[]> records = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '"') {
        quoted = !quoted;
      } else if (all[i] == '\n' && !quoted) {
        int end = i > start && all[i - 1] == '\r' ? i - 1 : i;
        records.add(java.util.Arrays.copyOfRange(all, start, end));
        start = i + 1;
      }
    }
    return records;
  }

  private Line parse(byte[] record, Charset charset, String delimiter) {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(record)).toString();
      return new Line(fields(text, delimiter), true);
    } catch (CharacterCodingException e) {
      String text = new String(record, StandardCharsets.ISO_8859_1);
      return new Line(fields(text, delimiter), false);
    }
  }

  private static List<String> fields(String text, String delimiter) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && text.startsWith(delimiter, i)) {
        fields.add(field.toString());
        field.setLength(0);
        i += delimiter.length() - 1;
      } else {
        field.append(c);
      }
      i++;
    }
    fields.add(field.toString());
    return fields;
  }
}
