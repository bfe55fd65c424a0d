package io.sales360.common.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sales360.common.feed.RowFrame.Defect;
import io.sales360.common.product.DelimitedFormat;
import io.sales360.common.product.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads JSON lines: one object per physical line, numbers exactly as written. A damaged line costs
 * itself only.
 */
final class JsonLinesReader implements FormatReader {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_NUMBER_CHARS = 400;
  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_CHARS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();

  private final FileFormat.JsonLines format;
  private final DocumentRows documents;

  JsonLinesReader(FileFormat.JsonLines format) {
    this.format = format;
    this.documents = new DocumentRows(format.rows());
  }

  /** Every name that some line has, in order of first appearance: any line may have a new one. */
  @Override
  public List<String> header(InputStream bytes, String file) throws IOException, FileRefusal {
    Set<String> names = new LinkedHashSet<>();
    RowFrames frames = frames(bytes);
    for (RowFrame frame = frames.next(); frame != null; frame = frames.next()) {
      try {
        for (Map<String, String> row : rowsOf(frame)) {
          names.addAll(row.keySet());
        }
      } catch (ValueException refusedWhenRead) {
        continue;
      }
      if (names.size() > Header.MAX_COLUMNS) {
        break;
      }
    }
    return Header.names(new ArrayList<>(names), file, "");
  }

  @Override
  public void read(InputStream bytes, FileRows rows) throws IOException, FileRefusal {
    RowFrames frames = frames(bytes);
    RowFrame frame = frames.next();
    if (frame == null) {
      throw new FileRefusal(
          "empty_file", "The file " + rows.file() + " is empty.\nMaybe its export failed.");
    }
    rows.header(rows.columns().source(), "");
    while (frame != null) {
      String corrected = rows.corrected(frame.line(), frame.shown());
      read(corrected == null ? frame : frame.with(corrected), rows);
      frame = frames.next();
    }
  }

  private void read(RowFrame frame, FileRows rows) {
    try {
      rowsOf(frame).forEach(row -> rows.named(frame.line(), frame.text(), row));
    } catch (ValueException e) {
      rows.refuse(frame.line(), e.rule(), e.message(), frame.shown());
    }
  }

  /** A line is one field: no text may hold the NUL that would end it. */
  private RowFrames frames(InputStream bytes) throws IOException {
    DelimitedFormat lines =
        new DelimitedFormat(
            "\0", (char) 0, StandardCharsets.UTF_8.name(), "", List.of(), 0, format.maxLineChars());
    return new RowFrames(DecodedText.of(bytes, StandardCharsets.UTF_8), lines, false);
  }

  private List<Map<String, String>> rowsOf(RowFrame frame) throws ValueException {
    Defect defect = frame.defect();
    if (defect != null) {
      throw new ValueException(
          defect == Defect.FIELD_TOO_LONG
              ? "line_too_long"
              : defect.name().toLowerCase(Locale.ROOT),
          null,
          null,
          defect == Defect.FIELD_TOO_LONG
              ? "The line has "
                  + frame.length()
                  + " characters, more than "
                  + format.maxLineChars()
                  + ".\nMaybe raise max_line_chars, or the file is one JSON array: write an object per line."
              : "The line is no UTF-8 text.\nMaybe its export is damaged.");
    }
    return documents.of(parsed(frame.text()));
  }

  private static JsonNode parsed(String text) throws ValueException {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ValueException(
          "bad_json",
          null,
          null,
          "The line is no JSON: "
              + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("")
              + ".\nMaybe the line was cut, or an object spans several lines: write one per line.");
    }
    if (!node.isObject()) {
      throw new ValueException(
          "bad_json",
          null,
          null,
          "The line is no JSON object.\nMaybe the file is one array: write an object per line.");
    }
    return node;
  }
}
