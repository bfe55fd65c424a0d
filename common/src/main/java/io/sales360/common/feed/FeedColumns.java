package io.sales360.common.feed;

import io.sales360.common.expression.Expression;
import io.sales360.common.expression.ExpressionException;
import io.sales360.common.expression.ExpressionType;
import io.sales360.common.expression.NearestName;
import io.sales360.common.product.Feed;
import io.sales360.common.product.Feed.Unpivot;
import io.sales360.common.product.Lookup;
import io.sales360.common.product.Mapping;
import io.sales360.common.product.Outcome;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a feed, in one order for all of its files, however each file orders its own: rows
 * of different files can be compared and mapped by position.
 *
 * @param source columns of the files, every name that some file has, in order of first appearance
 * @param names columns of the rows: {@code source}, or what unpivoting makes of it
 * @param required columns every file must have, because something is made of them
 * @param unpivot columns that become rows; null for none
 */
public record FeedColumns(
    List<String> source, List<String> names, List<String> required, @Nullable Unpivot unpivot)
    implements Serializable {

  public FeedColumns {
    source = List.copyOf(source);
    names = List.copyOf(names);
    required = List.copyOf(required);
  }

  /**
   * Columns of a feed.
   *
   * @param headers the header of each file, or the declared columns once
   */
  public static FeedColumns of(Feed feed, List<List<String>> headers) {
    List<String> source = union(headers);
    Unpivot unpivot = feed.unpivot();
    Set<String> required = used(feed, rowColumns(source, unpivot));
    if (unpivot != null) {
      required.remove(unpivot.nameColumn());
      required.remove(unpivot.valueColumn());
      required.addAll(unpivot.columns());
    }
    return new FeedColumns(source, rowColumns(source, unpivot), List.copyOf(required), unpivot);
  }

  /** Columns of a lookup's file. */
  public static FeedColumns of(Lookup lookup, List<List<String>> headers) {
    List<String> source = union(headers);
    return new FeedColumns(source, source, List.of(lookup.keyColumn(), lookup.valueColumn()), null);
  }

  /** Position of a column in a row; -1 if there is none of this name. */
  public int index(String name) {
    return names.indexOf(name);
  }

  /** Types of the columns as expressions see them. */
  static Map<String, ExpressionType> expressionTypes(Feed feed) {
    Map<String, ExpressionType> types = new TreeMap<>();
    feed.types().forEach((name, type) -> types.put(name, type.inExpressions()));
    return types;
  }

  private static List<String> union(List<List<String>> headers) {
    Set<String> names = new LinkedHashSet<>();
    headers.forEach(names::addAll);
    return List.copyOf(names);
  }

  private static List<String> rowColumns(List<String> source, @Nullable Unpivot unpivot) {
    if (unpivot == null) {
      return source;
    }
    List<String> names = new ArrayList<>(source);
    names.removeAll(unpivot.columns());
    names.add(unpivot.nameColumn());
    names.add(unpivot.valueColumn());
    return names;
  }

  private static Set<String> used(Feed feed, List<String> columns) {
    Set<String> used = new LinkedHashSet<>();
    addColumns(used, feed.controlAmount(), feed, columns);
    for (Outcome outcome : feed.outcomes()) {
      addColumns(used, outcome.when(), feed, columns);
      for (Mapping mapping : outcome.map().values()) {
        if (mapping.column() != null) {
          used.add(mapping.column());
        }
        addColumns(used, mapping.expression(), feed, columns);
      }
    }
    return used;
  }

  private static void addColumns(
      Set<String> used, @Nullable String expression, Feed feed, List<String> columns) {
    if (expression == null) {
      return;
    }
    Map<String, ExpressionType> types = expressionTypes(feed);
    try {
      used.addAll(Expression.compile(expression, types, columns).columns());
    } catch (ExpressionException unknownColumn) {
      // The files lack a column: its name as the expression has it is what will be found missing.
      Expression.compile(expression, types, null).columns().stream()
          .map(name -> columns.stream().filter(c -> matches(c, name)).findFirst().orElse(name))
          .forEach(used::add);
    }
  }

  private static boolean matches(String column, String name) {
    return column.equals(name) || Expression.identifier(column).equals(name);
  }

  /** A hint for a column that is missing from a header. */
  static String hint(String column, List<String> header) {
    return NearestName.hint(column, header);
  }
}
