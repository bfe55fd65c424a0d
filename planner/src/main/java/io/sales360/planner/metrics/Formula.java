package io.sales360.planner.metrics;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arithmetic over metrics: {@code + - * /}, brackets and numbers. Whatever is divided by zero, or
 * has an unknown part, is unknown. Sums and differences are exact; products and quotients are
 * rounded to nine decimals.
 */
public final class Formula {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([a-z][a-z0-9_]*|\\d+(?:\\.\\d+)?|[-+*/()])");
  private static final int MAX_LENGTH = 1_000;

  private sealed interface Node {}

  private record Name(String name) implements Node {}

  private record Constant(BigDecimal value) implements Node {}

  private record Operation(char operator, Node left, Node right) implements Node {}

  private final String text;
  private final Node root;

  private Formula(String text, Node root) {
    this.text = text;
    this.root = root;
  }

  /**
   * Reads a formula.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Formula parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("it is longer than " + MAX_LENGTH + " characters");
    }
    return new Formula(text.strip(), new Reading(text).whole());
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** The metrics it names, in order. */
  public Set<String> metrics() {
    Set<String> names = new LinkedHashSet<>();
    collect(root, names);
    return names;
  }

  /** As SQL; the function gives each metric's own SQL. */
  public String sql(UnaryOperator<String> metric) {
    String sql = sql(root, metric);
    return isRounded(root) ? "round(" + sql + ", 9)" : sql;
  }

  private static void collect(Node node, Set<String> names) {
    if (node instanceof Name name) {
      names.add(name.name());
    } else if (node instanceof Operation operation) {
      collect(operation.left(), names);
      collect(operation.right(), names);
    }
  }

  private static boolean isRounded(Node node) {
    return node instanceof Operation o
        && (o.operator() == '/'
            || o.operator() == '*'
            || isRounded(o.left())
            || isRounded(o.right()));
  }

  private static String sql(Node node, UnaryOperator<String> metric) {
    if (node instanceof Name name) {
      return metric.apply(name.name());
    }
    if (node instanceof Constant constant) {
      return constant.value().toPlainString();
    }
    Operation operation = (Operation) node;
    String left = sql(operation.left(), metric);
    String right = sql(operation.right(), metric);
    return switch (operation.operator()) {
      case '/' -> "(CAST(" + left + " AS DOUBLE) / nullif(CAST(" + right + " AS DOUBLE), 0))";
      case '*' -> "(CAST(" + left + " AS DOUBLE) * CAST(" + right + " AS DOUBLE))";
      default -> "(" + left + " " + operation.operator() + " " + right + ")";
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Formula that && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** Recursive descent over the text. */
  private static final class Reading {
    private final String text;
    private int at;

    Reading(String text) {
      this.text = text;
    }

    Node whole() {
      Node node = sum();
      if (!peek().isEmpty()) {
        throw new IllegalArgumentException("'" + peek() + "' is not expected");
      }
      return node;
    }

    private Node sum() {
      Node node = product();
      while (peek().equals("+") || peek().equals("-")) {
        node = new Operation(take().charAt(0), node, product());
      }
      return node;
    }

    private Node product() {
      Node node = factor();
      while (peek().equals("*") || peek().equals("/")) {
        node = new Operation(take().charAt(0), node, factor());
      }
      return node;
    }

    private Node factor() {
      String token = take();
      if (token.equals("(")) {
        Node node = sum();
        if (!take().equals(")")) {
          throw new IllegalArgumentException("a closing bracket is missing");
        }
        return node;
      }
      if (!token.isEmpty() && Character.isDigit(token.charAt(0))) {
        return new Constant(new BigDecimal(token));
      }
      if (!token.isEmpty() && Character.isLetter(token.charAt(0))) {
        return new Name(token);
      }
      throw new IllegalArgumentException(
          token.isEmpty() ? "it ends too early" : "'" + token + "' is not expected");
    }

    private String take() {
      String token = peek();
      at = Math.min(text.length(), text.indexOf(token, at) + token.length());
      return token;
    }

    private String peek() {
      if (text.substring(at).isBlank()) {
        return "";
      }
      Matcher matcher = TOKEN.matcher(text);
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalArgumentException("'" + text.substring(at).strip() + "' is no formula");
      }
      return matcher.group(1);
    }
  }
}
