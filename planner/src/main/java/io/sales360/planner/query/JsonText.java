package io.sales360.planner.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sales360.planner.lake.RowSink;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as one JSON array of objects, one row a line; numbers stay numbers. */
public final class JsonText implements RowSink {
  private final Writer to;
  private final JsonGenerator json;
  private List<String> columns = List.of();
  private boolean isFirst = true;

  public JsonText(Writer to) throws IOException {
    this.to = to;
    this.json = generator(to);
  }

  private static JsonGenerator generator(Writer to) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(to);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    json.setRootValueSeparator(null);
    return json;
  }

  /** One row as one object. */
  static void row(Writer to, List<String> columns, List<@Nullable Object> values)
      throws IOException {
    row(generator(to), columns, values);
  }

  private static void row(JsonGenerator json, List<String> columns, List<@Nullable Object> values)
      throws IOException {
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      json.writeFieldName(columns.get(i));
      value(json, values.get(i));
    }
    json.writeEndObject();
    json.flush();
  }

  @Override
  public void begin(List<String> names) throws IOException {
    columns = names;
    to.write("[");
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    to.write(isFirst ? "\n" : ",\n");
    isFirst = false;
    row(json, columns, values);
  }

  @Override
  public void end() throws IOException {
    to.write("\n]\n");
    to.flush();
  }

  private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null || (value instanceof Double d && !Double.isFinite(d))) {
      json.writeNull();
    } else if (value instanceof BigDecimal || value instanceof Double) {
      json.writeNumber(new BigDecimal(Values.text(value)));
    } else if (value instanceof Number whole) {
      json.writeNumber(whole.longValue());
    } else if (value instanceof Boolean is) {
      json.writeBoolean(is);
    } else {
      json.writeString(Values.text(value));
    }
  }
}
