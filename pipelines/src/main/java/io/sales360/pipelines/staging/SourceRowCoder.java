package io.sales360.pipelines.staging;

import io.sales360.common.feed.SourceRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.jspecify.annotations.Nullable;

/** Rows of text, field by field. */
final class SourceRowCoder extends CustomCoder<SourceRow> {
  private static final StringUtf8Coder TEXT = StringUtf8Coder.of();
  private static final NullableCoder<String> VALUE = NullableCoder.of(TEXT);
  private static final VarLongCoder LINE = VarLongCoder.of();
  private static final VarIntCoder COUNT = VarIntCoder.of();

  static SourceRowCoder of() {
    return new SourceRowCoder();
  }

  @Override
  public void encode(SourceRow row, OutputStream out) throws IOException {
    TEXT.encode(row.feed(), out);
    TEXT.encode(row.file(), out);
    LINE.encode(row.line(), out);
    TEXT.encode(row.text(), out);
    COUNT.encode(row.values().size(), out);
    for (String value : row.values()) {
      VALUE.encode(value, out);
    }
  }

  @Override
  public SourceRow decode(InputStream in) throws IOException {
    String feed = TEXT.decode(in);
    String file = TEXT.decode(in);
    long line = LINE.decode(in);
    String text = TEXT.decode(in);
    int count = COUNT.decode(in);
    List<@Nullable String> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(VALUE.decode(in));
    }
    return new SourceRow(feed, file, line, text, values);
  }

  /** All are alike: runners that join collections ask whether their coders are equal. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceRowCoder;
  }

  @Override
  public int hashCode() {
    return SourceRowCoder.class.hashCode();
  }

  @Override
  public void verifyDeterministic() {
    // Text, counts and lines have one encoding each.
  }
}
