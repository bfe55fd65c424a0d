package io.sales360.common.expression;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checked expression over the columns of a source row. Immutable and thread-safe; costs at most a
 * pass over its text, has no side effects and always ends. It travels as its source text and is
 * compiled again where it arrives.
 */
public final class Expression implements Serializable {
  private final String source;
  private final Map<String, ExpressionType> types;
  private final @Nullable List<String> known;
  private transient volatile @Nullable CompiledExpression compiled;

  private Expression(
      String source, Map<String, ExpressionType> types, @Nullable List<String> known) {
    this.source = source;
    this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    this.known = known == null ? null : List.copyOf(known);
    this.compiled = ExpressionCompiler.compile(source, types, known);
  }

  /**
   * Parses and checks an expression.
   *
   * @param source text of the expression
   * @param types columns (names as the source has them) that are not strings
   * @param columns all columns of the source; null where they are not known yet, then every name
   *     that {@code types} does not hold is taken for a string column
   * @throws ExpressionException with position and remedy if it does not parse, names an unknown
   *     column or mixes types
   */
  public static Expression compile(
      String source, Map<String, ExpressionType> types, @Nullable List<String> columns) {
    return new Expression(source, types, columns);
  }

  public String source() {
    return source;
  }

  /** Type of the result. */
  public ExpressionType type() {
    return compiled().type();
  }

  /**
   * Columns the expression reads, in the order of {@link ColumnValues}: names as the source has
   * them where these were known, else as the expression writes them.
   */
  public List<String> columns() {
    return compiled().columns();
  }

  /** The declared type of each of {@link #columns()}. */
  public List<ExpressionType> columnTypes() {
    return compiled().columnTypes();
  }

  /**
   * Computes the result for one row.
   *
   * @throws ExpressionException if the row's values allow no result, such as a division by zero
   */
  public @Nullable Object evaluate(ColumnValues row) {
    return compiled().root().compute(row);
  }

  /** True if the expression is a condition and holds for the row; a missing value does not hold. */
  public boolean holds(ColumnValues row) {
    return Boolean.TRUE.equals(evaluate(row));
  }

  /** The result as an exact number; null where it is missing. */
  public @Nullable BigDecimal number(ColumnValues row) {
    return (BigDecimal) evaluate(row);
  }

  /** The name by which expressions know a column: what no identifier may have becomes {@code _}. */
  public static String identifier(String column) {
    StringBuilder name = new StringBuilder(column.length());
    for (int i = 0; i < column.length(); i++) {
      char c = column.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean digit = c >= '0' && c <= '9';
      if (i == 0 && digit) {
        name.append('_');
      }
      name.append(letter || digit ? c : '_');
    }
    String identifier = name.toString();
    return ExpressionCompiler.RESERVED.contains(identifier) ? identifier + "_" : identifier;
  }

  private CompiledExpression compiled() {
    CompiledExpression ready = compiled;
    if (ready == null) {
      // Only after deserialisation: the text was checked before it left.
      ready = ExpressionCompiler.compile(source, types, known);
      compiled = ready;
    }
    return ready;
  }

  @Override
  public String toString() {
    return source;
  }
}
