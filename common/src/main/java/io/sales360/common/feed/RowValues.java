package io.sales360.common.feed;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of the row at hand, as text and, for expressions, as the types the feed declares. */
final class RowValues {
  private static final Object NOT_READ = new Object();

  private final List<String> names;
  private final SourceColumnType[] types;
  private final @Nullable Object[] typed;
  private List<@Nullable String> texts = List.of();

  RowValues(List<String> names, SourceColumnType[] types) {
    this.names = names;
    this.types = types;
    this.typed = new @Nullable Object[names.size()];
  }

  void take(SourceRow row) {
    texts = row.values();
    Arrays.fill(typed, NOT_READ);
  }

  @Nullable String text(int index) {
    return texts.get(index);
  }

  /** The value as its declared type; read once per row. */
  @Nullable Object typed(int index) throws ValueException {
    Object known = typed[index];
    if (known != NOT_READ) {
      return known;
    }
    String text = texts.get(index);
    try {
      typed[index] = text == null ? null : types[index].read(text);
    } catch (ValueException e) {
      throw e.of(names.get(index));
    }
    return typed[index];
  }

  /** How a source column's text is read for expressions. */
  @FunctionalInterface
  interface SourceColumnType {
    Object read(String text) throws ValueException;
  }
}
