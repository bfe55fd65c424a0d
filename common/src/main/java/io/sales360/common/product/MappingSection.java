package io.sales360.common.product;

import static io.sales360.common.expression.ExpressionType.BOOLEAN;
import static io.sales360.common.expression.ExpressionType.DATE;
import static io.sales360.common.expression.ExpressionType.NUMBER;
import static io.sales360.common.expression.ExpressionType.STRING;
import static io.sales360.common.expression.ExpressionType.TIMESTAMP;

import io.sales360.common.expression.ExpressionType;
import io.sales360.common.expression.NearestName;
import io.sales360.common.product.Mapping.Clean;
import io.sales360.common.product.Mapping.Otherwise;
import io.sales360.common.schema.ValueType.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what fills one column. */
final class MappingSection {
  private final FeedSection feed;
  private final EntityColumn target;

  MappingSection(FeedSection feed, EntityColumn target) {
    this.feed = feed;
    this.target = target;
  }

  Optional<Mapping> read(YamlValue value) {
    if (!value.isSection()) {
      return value
          .word()
          .map(
              column -> {
                feed.columns().check(column, value);
                return Mapping.ofColumn(column);
              });
    }
    return value.section().map(this::read);
  }

  private Mapping read(YamlSection section) {
    long sources = List.of("column", "value", "expr").stream().filter(section::has).count();
    if (sources != 1) {
      section.problem(
          "The column "
              + target.name()
              + " is filled by "
              + (sources == 0 ? "nothing" : "several things")
              + ".",
          "Write exactly one of column, value and expr.");
    }
    Optional<String> column = section.get("column").flatMap(YamlValue::word);
    column.ifPresent(c -> section.get("column").ifPresent(v -> feed.columns().check(c, v)));
    Optional<String> constant = section.get("value").flatMap(YamlValue::text);
    Optional<String> expression =
        section.get("expr").flatMap(v -> feed.expression(v, fitting(section)));
    List<Clean> clean =
        section.items("clean").stream()
            .map(item -> item.oneOf(Clean.class))
            .flatMap(Optional::stream)
            .toList();
    Map<String, String> values = new LinkedHashMap<>();
    section
        .get("values")
        .flatMap(YamlValue::section)
        .ifPresent(s -> s.entries().forEach((k, v) -> v.text().ifPresent(t -> values.put(k, t))));
    Optional<String> lookup = section.get("lookup").flatMap(this::lookup);
    Mapping mapping =
        new Mapping(
            column.orElse(null),
            constant.orElse(null),
            expression.orElse(null),
            clean,
            values,
            otherwise(section),
            lookup.orElse(null),
            patterns(section),
            plusDays(section));
    ConstantCheck.check(mapping, target, section);
    section.refuseOthers();
    return mapping;
  }

  private Optional<String> lookup(YamlValue value) {
    return value
        .word()
        .map(
            name -> {
              if (!feed.lookups().contains(name)) {
                value.problem(
                    "No lookup is named " + name + ".", NearestName.hint(name, feed.lookups()));
              }
              return name;
            });
  }

  private static Otherwise otherwise(YamlSection section) {
    if (section.has("otherwise") && !section.has("values") && !section.has("lookup")) {
      section.problem(
          "otherwise says what happens to values that are not listed, but nothing lists any.",
          "Add values or lookup.");
    }
    return section.get("otherwise").flatMap(v -> v.oneOf(Otherwise.class)).orElse(Otherwise.KEEP);
  }

  private List<String> patterns(YamlSection section) {
    boolean instant = target.type().kind() == Kind.INSTANT;
    return section
        .get("dates")
        .map(
            v -> {
              requireTime(v, "dates");
              return FormatSection.patterns(
                  v, p -> instant ? checkedEither(p) : DatePattern.checkedDate(p));
            })
        .orElse(List.of());
  }

  private static String checkedEither(String pattern) {
    try {
      return DatePattern.checkedTimestamp(pattern);
    } catch (IllegalArgumentException noTime) {
      return DatePattern.checkedDate(pattern);
    }
  }

  private int plusDays(YamlSection section) {
    return section
        .get("plus_days")
        .map(
            v -> {
              requireTime(v, "plus_days");
              return v.whole(-100_000, 100_000).orElse(0);
            })
        .orElse(0);
  }

  private void requireTime(YamlValue at, String key) {
    Kind kind = target.type().kind();
    if (kind != Kind.DATE && kind != Kind.INSTANT) {
      at.problem(
          key + " is about dates, but the column " + target.name() + " holds none.", "Remove it.");
    }
  }

  /** Types of results that can fill the column. Texts are parsed, so they always can. */
  private ExpressionType[] fitting(YamlSection section) {
    boolean worksOnText = section.has("clean") || section.has("values") || section.has("lookup");
    if (worksOnText) {
      return new ExpressionType[] {STRING};
    }
    return switch (target.type().kind()) {
      case TEXT -> new ExpressionType[] {STRING, NUMBER};
      case INTEGER, LONG, DECIMAL, DOUBLE -> new ExpressionType[] {NUMBER, STRING};
      case DATE -> new ExpressionType[] {DATE, STRING};
      case INSTANT -> new ExpressionType[] {TIMESTAMP, DATE, STRING};
      case BOOLEAN -> new ExpressionType[] {BOOLEAN, STRING};
      default -> new ExpressionType[] {STRING};
    };
  }
}
