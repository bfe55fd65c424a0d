package io.sales360.planner.metrics.query;

import io.sales360.planner.metrics.DictionaryParser;
import io.sales360.planner.metrics.MetricDictionary;
import io.sales360.planner.testing.MemoryTables;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two facts and three dimension tables of random content: null keys on both sides, orphans, null
 * values, null days and, in some, keys that repeat. The fact {@code f} leads to {@code a} and, in
 * some, to {@code b}; {@code g} leads to {@code a} only; {@code a} leads to {@code c}, and in some
 * {@code b} does too, so that {@code c} is ambiguous.
 */
record RandomStar(
    List<Fact> f,
    List<Fact> g,
    List<Member> a,
    List<Member> b,
    List<Member> c,
    boolean joinsB,
    boolean leadsTwice) {

  /** A row of a fact. */
  record Fact(
      @Nullable LocalDate day,
      @Nullable String a,
      @Nullable String b,
      String own,
      @Nullable BigDecimal x,
      @Nullable String o) {}

  /** A row of a dimension table. */
  record Member(@Nullable String key, @Nullable String value, @Nullable String c) {}

  static final LocalDate AS_OF = LocalDate.of(2024, 3, 15);

  static RandomStar of(Random random) {
    boolean repeats = random.nextInt(5) == 0;
    int keys = 1 + random.nextInt(4);
    List<Member> c = members(random, "c", keys, repeats && random.nextBoolean());
    List<Member> a = members(random, "a", keys, repeats && random.nextBoolean());
    List<Member> b = members(random, "b", keys, repeats && random.nextBoolean());
    return new RandomStar(
        facts(random, keys),
        facts(random, keys),
        a,
        b,
        c,
        random.nextInt(4) > 0,
        random.nextInt(3) == 0);
  }

  private static List<Member> members(Random random, String name, int keys, boolean repeats) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      members.add(new Member(name + i, text(random, "v", 3), text(random, "c", keys + 1)));
    }
    members.add(new Member(null, "null key", null));
    members.add(new Member(null, "null key again", null));
    if (repeats) {
      members.add(new Member(name + random.nextInt(keys), text(random, "v", 3), null));
    }
    return members;
  }

  private static List<Fact> facts(Random random, int keys) {
    List<Fact> facts = new ArrayList<>();
    int rows = random.nextInt(13);
    for (int i = 0; i < rows; i++) {
      LocalDate day = LocalDate.of(2023, 12, 20).plusDays(random.nextInt(80));
      facts.add(
          new Fact(
              random.nextInt(12) == 0 ? null : day,
              text(random, "a", keys + 1),
              text(random, "b", keys + 1),
              "w" + random.nextInt(2),
              random.nextInt(6) == 0 ? null : BigDecimal.valueOf(random.nextInt(2001) - 500, 2),
              text(random, "o", 4)));
    }
    return facts;
  }

  private static @Nullable String text(Random random, String name, int count) {
    return random.nextInt(6) == 0 ? null : name + random.nextInt(count);
  }

  /**
   * Writes many stars at once, since making tables costs more than asking them. The views {@code
   * f}, {@code g}, {@code a}, {@code b} and {@code c} show the one that {@link #select} names.
   */
  static void write(MemoryTables tables, List<RandomStar> stars) throws SQLException {
    Map<String, String> fact = new LinkedHashMap<>();
    fact.put("star", "INTEGER");
    fact.put("day", "DATE");
    List.of("a", "b", "own").forEach(n -> fact.put(n, "VARCHAR"));
    fact.put("x", "DECIMAL(38,9)");
    fact.put("o", "VARCHAR");
    Map<String, String> member = new LinkedHashMap<>();
    member.put("star", "INTEGER");
    List.of("k", "v", "c").forEach(n -> member.put(n, "VARCHAR"));
    tables.asOf(AS_OF);
    write(tables, "f", fact, stars, star -> facts(star.f()));
    write(tables, "g", fact, stars, star -> facts(star.g()));
    write(tables, "a", member, stars, star -> members(star.a()));
    write(tables, "b", member, stars, star -> members(star.b()));
    write(tables, "c", member, stars, star -> members(star.c()));
  }

  private static void write(
      MemoryTables tables,
      String name,
      Map<String, String> types,
      List<RandomStar> stars,
      Function<RandomStar, List<String>> rowsOf)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < stars.size(); i++) {
      for (String row : rowsOf.apply(stars.get(i))) {
        rows.add("(" + i + ", " + row + ")");
      }
    }
    tables.table("all_" + name, types, rows);
    tables.view(
        name,
        "SELECT * EXCLUDE (star) FROM all_%s WHERE star = getvariable('star')".formatted(name));
  }

  private static List<String> facts(List<Fact> facts) {
    return facts.stream().map(r -> literals(r.day(), r.a(), r.b(), r.own(), r.x(), r.o())).toList();
  }

  private static List<String> members(List<Member> members) {
    return members.stream().map(r -> literals(r.key(), r.value(), r.c())).toList();
  }

  /** The star of that number is the one that is asked from now on. */
  static void select(MemoryTables tables, int star) throws SQLException {
    tables.execute("SET VARIABLE star = " + star);
  }

  private static String literals(@Nullable Object... values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> values[i] == null ? "NULL" : "'" + values[i] + "'")
        .collect(Collectors.joining(", "));
  }

  private static final Map<String, MetricDictionary> DICTIONARIES = new ConcurrentHashMap<>();

  MetricDictionary dictionary() {
    return DICTIONARIES.computeIfAbsent(
        joinsB + " " + leadsTwice, key -> DictionaryParser.parse(yaml(), "star.yaml"));
  }

  private String yaml() {
    return """
        tables:
          f: {grain: one row per line, key: [o], time: day, joins: {a: a%s}}
          g: {grain: one row per visit, key: [o], time: day, joins: {a: a}}
          a: {grain: one row per a, key: [k], joins: {c: c}}
          b: {grain: one row per b, key: [k]%s}
          c: {grain: one row per c, key: [k]}
        dimensions:
          a_value: {description: d, of: {a: v}}
          b_value: {description: d, of: {b: v}}
          c_value: {description: d, of: {c: v}}
          a_key: {description: d, of: {f: a, g: a}}
          own: {description: d, of: {f: own, g: own}}
        metrics:
          sum_f: {title: t, description: d, owner: o, unit: money, from: f, sum: x, example: {rows: {}, value: 0}}
          w_sum_f: {title: t, description: d, owner: o, unit: money, from: f, sum: x, where: own = 'w1', example: {rows: {}, value: 0}}
          count_f: {title: t, description: d, owner: o, unit: count, from: f, count: rows, example: {rows: {}, value: 0}}
          orders_f: {title: t, description: d, owner: o, unit: count, from: f, count_distinct: o, example: {rows: {}, value: 0}}
          average_f: {title: t, description: d, owner: o, unit: number, from: f, average: x, example: {rows: {}, value: 0}}
          max_f: {title: t, description: d, owner: o, unit: number, from: f, max: x, example: {rows: {}, value: 0}}
          sum_g: {title: t, description: d, owner: o, unit: money, from: g, sum: x, example: {rows: {}, value: 0}}
          orders_g: {title: t, description: d, owner: o, unit: count, from: g, count_distinct: o, example: {rows: {}, value: 0}}
          difference: {title: t, description: d, owner: o, unit: money, formula: sum_f - sum_g, example: {rows: {}, value: 0}}
          ratio: {title: t, description: d, owner: o, unit: number, formula: sum_f / orders_g, example: {rows: {}, value: 0}}
        """
        .formatted(joinsB ? ", b: b" : "", leadsTwice ? ", joins: {c: c}" : "");
  }
}
