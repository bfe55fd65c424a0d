package io.sales360.planner.metrics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value computed from the columns of one table: a small, closed part of SQL (operators, CASE,
 * CAST and a list of functions). It can name columns of its own table and nothing else, so no
 * expression reaches other tables, files or settings.
 */
public final class SqlExpression {
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "or",
          "not",
          "case",
          "when",
          "then",
          "else",
          "end",
          "is",
          "null",
          "in",
          "between",
          "like",
          "true",
          "false",
          "cast",
          "as",
          "varchar",
          "date",
          "double",
          "bigint",
          "integer",
          "boolean",
          "distinct",
          "from");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs",
          "cast",
          "coalesce",
          "concat_ws",
          "date_diff",
          "decimal",
          "day",
          "floor",
          "greatest",
          "least",
          "length",
          "lower",
          "month",
          "nullif",
          "round",
          "trim",
          "upper",
          "year",
          "in",
          "and",
          "or",
          "not",
          "when",
          "then",
          "else",
          "between");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>'(?:[^']|'')*')|(?<number>\\d+(?:\\.\\d+)?)|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<operator><>|!=|<=|>=|\\|\\||[-+*/%(),=<>]))");

  private record Token(String text, boolean isColumn) {}

  private final String text;
  private final List<Token> tokens;

  private SqlExpression(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = List.copyOf(tokens);
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if it is outside the small language
   */
  public static SqlExpression parse(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    int depth = 0;
    while (!text.substring(at).isBlank()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalArgumentException(
            "'" + text.substring(at).strip() + "' is no part of an expression");
      }
      String token = matcher.group().strip();
      at = matcher.end();
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
      if (depth < 0) {
        break;
      }
      boolean isCall = text.substring(at).stripLeading().startsWith("(");
      tokens.add(new Token(token, isColumn(matcher.group("word"), isCall)));
    }
    if (depth != 0 || tokens.isEmpty()) {
      throw new IllegalArgumentException(tokens.isEmpty() ? "it is empty" : "brackets do not fit");
    }
    return new SqlExpression(text.strip(), tokens);
  }

  private static boolean isColumn(String word, boolean isCall) {
    if (word == null) {
      return false;
    }
    String name = word.toLowerCase(Locale.ROOT);
    if (isCall && !FUNCTIONS.contains(name)) {
      throw new IllegalArgumentException("the function " + word + " is not known");
    }
    return !isCall && !KEYWORDS.contains(name);
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** The columns it names, in order. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    tokens.stream().filter(Token::isColumn).forEach(t -> columns.add(t.text()));
    return columns;
  }

  /** As SQL, each column written by the given function. */
  public String sql(UnaryOperator<String> column) {
    StringBuilder sql = new StringBuilder();
    for (Token token : tokens) {
      sql.append(sql.isEmpty() ? "" : " ")
          .append(token.isColumn() ? column.apply(token.text()) : token.text());
    }
    return sql.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SqlExpression that && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
