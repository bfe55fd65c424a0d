package io.sales360.common.product;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What fills one column of an entity: exactly one of {@code column}, {@code constant} and {@code
 * expression}; then clean, value map, lookup, parse and shift, in this order.
 *
 * @param column source column
 * @param constant text used for every row
 * @param expression expression over the source columns
 * @param clean normalisers of the text, in order
 * @param values source value to our value (matched exactly after cleaning); empty for none
 * @param otherwise what happens to a value the map does not name
 * @param lookup name of the lookup that replaces the value; null for none
 * @param patterns date or timestamp patterns of this column; empty for the format's own
 * @param plusDays days added to a date or timestamp
 */
public record Mapping(
    @Nullable String column,
    @Nullable String constant,
    @Nullable String expression,
    List<Clean> clean,
    Map<String, String> values,
    Otherwise otherwise,
    @Nullable String lookup,
    List<String> patterns,
    int plusDays)
    implements Serializable {

  public Mapping {
    clean = List.copyOf(clean);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    patterns = List.copyOf(patterns);
  }

  public static Mapping ofColumn(String column) {
    return new Mapping(column, null, null, List.of(), Map.of(), Otherwise.KEEP, null, List.of(), 0);
  }

  /** Normalisers of text. */
  public enum Clean {
    TRIM,
    UPPER,
    LOWER,
    SQUEEZE,
    DIGITS
  }

  /** What happens to a value that the value map or the lookup does not name. */
  public enum Otherwise {
    KEEP,
    NULL,
    REFUSE
  }
}
