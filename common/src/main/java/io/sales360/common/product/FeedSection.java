package io.sales360.common.product;

import io.sales360.common.expression.Expression;
import io.sales360.common.expression.ExpressionException;
import io.sales360.common.expression.ExpressionType;
import io.sales360.common.expression.NearestName;
import io.sales360.common.model.EntityType;
import io.sales360.common.product.Feed.DriftPolicy;
import io.sales360.common.product.Feed.SourceType;
import io.sales360.common.product.Feed.Unpivot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one feed: its files, and the outcomes of its rows. */
final class FeedSection {
  private final YamlSection section;
  private final SourceFiles files;
  private final @Nullable Unpivot unpivot;
  private final KnownColumns columns;
  private final Map<String, SourceType> types;
  private final Set<String> lookups;

  private FeedSection(YamlSection section, String name, List<Depot> depots, Set<String> lookups) {
    this.section = section;
    this.lookups = lookups;
    files = FormatSection.files(section, depots, name);
    unpivot = section.get("unpivot").flatMap(YamlValue::section).map(this::unpivot).orElse(null);
    columns = KnownColumns.of(files.format(), unpivot);
    types = types();
  }

  static Feed read(
      YamlSection section, Set<String> names, List<Depot> depots, Set<String> lookups) {
    String name = ProductFileParser.uniqueName(section, names);
    if (name.contains(":") || name.startsWith("(")) {
      section.problem("The feed's name " + name + " must not hold : or start with (.", "");
    }
    FeedSection feed = new FeedSection(section, name, depots, lookups);
    boolean removeDuplicates =
        section
            .get("exact_duplicates")
            .flatMap(v -> v.oneOf(ExactDuplicates.class))
            .map(d -> d == ExactDuplicates.REMOVE)
            .orElse(false);
    DriftPolicy drift =
        section
            .get("schema_drift")
            .flatMap(v -> v.oneOf(DriftPolicy.class))
            .orElse(DriftPolicy.EVOLVE);
    String controlAmount =
        section
            .get("control_amount")
            .flatMap(v -> feed.expression(v, ExpressionType.NUMBER))
            .orElse(null);
    List<Outcome> outcomes = feed.outcomes();
    section.refuseOthers();
    return new Feed(
        name,
        feed.files,
        feed.types,
        feed.unpivot,
        drift,
        removeDuplicates,
        controlAmount,
        outcomes);
  }

  private enum ExactDuplicates {
    KEEP,
    REMOVE
  }

  private Unpivot unpivot(YamlSection section) {
    Optional<YamlValue> list = section.require("columns", "Name the columns that become rows.");
    List<String> names = list.map(YamlValue::names).orElse(List.of());
    list.ifPresent(
        v -> names.forEach(name -> KnownColumns.of(files.format(), null).check(name, v)));
    String name =
        section
            .require("name", "Name the new column that holds the old column's name.")
            .flatMap(YamlValue::word)
            .orElse("");
    String value =
        section
            .require("value", "Name the new column that holds the value.")
            .flatMap(YamlValue::word)
            .orElse("");
    if (!name.isEmpty() && name.equals(value)) {
      section.problem("The columns for name and value are both called " + name + ".", "");
    }
    section.refuseOthers();
    return new Unpivot(names, name, value);
  }

  private Map<String, SourceType> types() {
    Map<String, SourceType> read = new LinkedHashMap<>();
    section
        .get("types")
        .flatMap(YamlValue::section)
        .ifPresent(
            s ->
                s.entries()
                    .forEach(
                        (column, value) -> {
                          columns.check(column, value);
                          value.oneOf(SourceType.class).ifPresent(t -> read.put(column, t));
                        }));
    return read;
  }

  /** Outcomes of their own, or the short form: entity and map of the feed itself. */
  private List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    Optional<YamlValue> list = section.get("outcomes");
    if (list.isEmpty()) {
      if (section.has("entity")) {
        outcomes.add(
            outcome(section, section.get("entity").flatMap(YamlValue::text).orElse(""), null));
      } else {
        section.problem(
            "The feed does not say what becomes of its rows.",
            "Write entity and map, or outcomes.");
      }
      return outcomes;
    }
    Set<String> names = new HashSet<>();
    boolean catchAll = false;
    for (YamlValue item : list.get().items()) {
      Optional<YamlSection> part = item.section();
      if (part.isEmpty()) {
        continue;
      }
      if (catchAll) {
        item.problem(
            "No row reaches this outcome: the one before it has no condition.",
            "Give the one before a when, or move it to the end.");
      }
      catchAll |= !part.get().has("when");
      outcomes.add(detailed(part.get(), names));
    }
    if (outcomes.isEmpty()) {
      list.get().problem("The feed has no outcome.", "Say what becomes of its rows.");
    }
    return outcomes;
  }

  private Outcome detailed(YamlSection part, Set<String> names) {
    String name = ProductFileParser.uniqueName(part, names);
    String when = part.get("when").flatMap(v -> expression(v, ExpressionType.BOOLEAN)).orElse(null);
    boolean filter = part.get("filter").flatMap(YamlValue::truth).orElse(false);
    if (filter == part.has("entity")) {
      part.problem(
          "The outcome " + name + " must either fill an entity or be a filter.",
          "Write entity and map, or filter: true.");
    }
    Outcome outcome =
        part.has("entity")
            ? outcome(part, name, when)
            : new Outcome(name, when, null, List.of(), null, Map.of());
    part.refuseOthers();
    return outcome;
  }

  private Outcome outcome(YamlSection part, String name, @Nullable String when) {
    Optional<EntityType> entity = part.get("entity").flatMap(v -> v.oneOf(EntityType.class));
    Map<String, YamlValue> written =
        part.require("map", "Say what fills the columns.")
            .flatMap(YamlValue::section)
            .map(YamlSection::entries)
            .orElse(Map.of());
    Optional<YamlValue> key = part.get("key");
    Optional<YamlValue> latestBy = part.get("latest_by");
    if (entity.isEmpty()) {
      return new Outcome(name, when, null, List.of(), null, Map.of());
    }
    Map<String, EntityColumn> known = EntityColumn.of(entity.get());
    Map<String, Mapping> map = new LinkedHashMap<>();
    written.forEach(
        (column, value) -> {
          EntityColumn target = known.get(column);
          if (target == null) {
            value.problem(
                "The entity " + entity.get().entityName() + " has no column " + column + ".",
                NearestName.hint(column, known.keySet()));
          } else {
            new MappingSection(this, target).read(value).ifPresent(m -> map.put(column, m));
          }
        });
    reportMissing(part, entity.get(), known, written.keySet());
    List<String> keys = key.map(YamlValue::names).orElse(List.of());
    key.ifPresent(v -> keys.forEach(k -> checkMapped(k, v, known, written.keySet())));
    String latest = latestBy.flatMap(YamlValue::word).orElse(null);
    latestBy.ifPresent(v -> checkLatest(latest, v, keys, known, written.keySet()));
    return new Outcome(name, when, entity.get(), keys, latest, map);
  }

  private static void reportMissing(
      YamlSection part, EntityType entity, Map<String, EntityColumn> known, Set<String> mapped) {
    List<String> missing =
        known.values().stream()
            .filter(EntityColumn::required)
            .map(EntityColumn::name)
            .filter(c -> !mapped.contains(c))
            .toList();
    if (!missing.isEmpty()) {
      part.problem(
          "The entity "
              + entity.entityName()
              + " needs "
              + String.join(", ", missing)
              + ", which the map does not fill.",
          "Map a column to each, or a constant: {value: ...}.");
    }
  }

  private static void checkLatest(
      @Nullable String latest,
      YamlValue at,
      List<String> keys,
      Map<String, EntityColumn> known,
      Set<String> mapped) {
    if (latest != null) {
      checkMapped(latest, at, known, mapped);
    }
    if (keys.isEmpty()) {
      at.problem(
          "latest_by says which row of a key wins, but there is no key.", "Write key: [...].");
    }
  }

  private static void checkMapped(
      String column, YamlValue at, Map<String, EntityColumn> known, Set<String> mapped) {
    if (!known.containsKey(column)) {
      at.problem(
          "The entity has no column " + column + ".", NearestName.hint(column, known.keySet()));
    } else if (!mapped.contains(column)) {
      at.problem("The column " + column + " is not in the map.", "Say what fills it.");
    }
  }

  KnownColumns columns() {
    return columns;
  }

  Set<String> lookups() {
    return lookups;
  }

  ValueFormat values() {
    return files.values();
  }

  /** An expression that gives one of the types; what is wrong with it is noted. */
  Optional<String> expression(YamlValue value, ExpressionType... wanted) {
    return value
        .word()
        .flatMap(
            text -> {
              try {
                ExpressionType type =
                    Expression.compile(text, expressionTypes(), columns.names()).type();
                if (Arrays.asList(wanted).contains(type)) {
                  return Optional.of(text);
                }
                value.problem(
                    "The expression «"
                        + text
                        + "» gives a "
                        + type.typeName()
                        + ", but "
                        + String.join(
                            " or ", Arrays.stream(wanted).map(ExpressionType::typeName).toList())
                        + " is needed here.",
                    type == ExpressionType.STRING
                        ? "Maybe give its columns a type under types:."
                        : "");
              } catch (ExpressionException e) {
                String[] lines = String.valueOf(e.getMessage()).split("\n", 2);
                value.problem(lines[0], lines.length > 1 ? lines[1] : "");
              }
              return Optional.empty();
            });
  }

  Map<String, ExpressionType> expressionTypes() {
    Map<String, ExpressionType> seen = new TreeMap<>();
    types.forEach((column, type) -> seen.put(column, type.inExpressions()));
    return seen;
  }
}
