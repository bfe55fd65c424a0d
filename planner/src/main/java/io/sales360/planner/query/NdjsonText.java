package io.sales360.planner.query;

import io.sales360.planner.lake.RowSink;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as one JSON object a line, without anything around them. */
public final class NdjsonText implements RowSink {
  private final Writer to;
  private List<String> columns = List.of();

  public NdjsonText(Writer to) {
    this.to = to;
  }

  @Override
  public void begin(List<String> names) {
    columns = names;
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    StringWriter line = new StringWriter();
    JsonText.row(line, columns, values);
    to.write(line.toString());
    to.write('\n');
  }

  @Override
  public void end() throws IOException {
    to.flush();
  }
}
