package io.sales360.planner.demo.dialect;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Plants dirt into one table and counts it. Records that must be refused or deduplicated are added
 * beside the clean ones, never made from them: whoever treats the dirt as {@link DirtKind.Outcome}
 * says is left with exactly the clean table. Healed dirt changes clean records. No record carries
 * two kinds. Each kind draws from its own stream.
 */
public final class Soil {
  private record Site(String file, DirtKind kind, String detail) {}

  private final SourceTable table;
  private final long seed;
  private final List<Row> clean;
  private final boolean[] taken;
  private final Map<Integer, Row> changed = new HashMap<>();
  private final TreeMap<Integer, List<Row>> added = new TreeMap<>();
  private final Map<Site, Integer> counts = new LinkedHashMap<>();

  public Soil(SourceTable table, long seed) {
    this.table = table;
    this.seed = seed;
    this.clean = table.rows();
    this.taken = new boolean[clean.size()];
  }

  /** How many records make up the share of the table, at least one if there is any record. */
  public int share(double share) {
    return clean.isEmpty() ? 0 : Math.max(1, (int) StrictMath.round(share * clean.size()));
  }

  /** Adds byte-for-byte copies, anywhere after the record they copy but in its file. */
  public Soil duplicate(int count) {
    plant(DirtKind.EXACT_DUPLICATE, "", count, (index, serial, draws) -> clean.get(index));
    return this;
  }

  /**
   * Adds older versions of records: same key, the given older change date, and the given field
   * different.
   */
  public Soil stale(int count, String changedAt, String older, String column, String value) {
    int changedColumn = table.column(changedAt);
    int valueColumn = table.column(column);
    plant(
        DirtKind.STALE_VERSION,
        column,
        count,
        (index, serial, draws) ->
            clean.get(index).with(changedColumn, older).with(valueColumn, value));
    return this;
  }

  /**
   * Adds records that are like clean ones but for a fresh key and a bad value in one column.
   *
   * @param key the key for the record's number, so that it collides with nothing
   * @param values what stands in the column, taken in turn; null for a missing value
   */
  public Soil spoil(
      DirtKind kind,
      int count,
      String keyColumn,
      IntFunction<String> key,
      String column,
      List<@Nullable String> values) {
    int keyIndex = table.column(keyColumn);
    int valueIndex = table.column(column);
    String label = kind + "/" + column;
    plant(
        kind,
        column,
        count,
        (index, serial, draws) ->
            clean
                .get(index)
                .with(keyIndex, key.apply(serialOf(label, serial)))
                .with(valueIndex, values.get(serial % values.size())));
    return this;
  }

  /** Adds records that lose their last field, or gain one. */
  public Soil ragged(int tooFew, int tooMany, String keyColumn, IntFunction<String> key) {
    int keyIndex = table.column(keyColumn);
    plant(
        DirtKind.TOO_FEW_FIELDS,
        "",
        tooFew,
        (index, serial, draws) -> {
          Row row = clean.get(index).with(keyIndex, key.apply(serialOf("few", serial)));
          return Row.of(row.file(), row.fields().subList(0, row.fields().size() - 1));
        });
    plant(
        DirtKind.TOO_MANY_FIELDS,
        "",
        tooMany,
        (index, serial, draws) -> {
          Row row = clean.get(index).with(keyIndex, key.apply(serialOf("many", serial)));
          List<@Nullable String> fields = new ArrayList<>(row.fields());
          fields.add("surplus");
          return Row.of(row.file(), fields);
        });
    return this;
  }

  /** Adds records whose column holds the text in another charset than the file's. */
  public Soil miscode(
      int count,
      String keyColumn,
      IntFunction<String> key,
      String column,
      String text,
      Charset charset) {
    int keyIndex = table.column(keyColumn);
    int valueIndex = table.column(column);
    plant(
        DirtKind.WRONG_CHARSET,
        column,
        count,
        (index, serial, draws) -> {
          Row row =
              clean
                  .get(index)
                  .with(keyIndex, key.apply(serialOf("charset", serial)))
                  .with(valueIndex, text);
          return new Row(row.file(), row.fields(), charset);
        });
    return this;
  }

  /** Adds blank lines. */
  public Soil blankLines(int count) {
    plant(
        DirtKind.BLANK_LINE,
        "",
        count,
        (index, serial, draws) -> Row.of(clean.get(index).file(), List.of()));
    return this;
  }

  /** Writes the values of a column in other words; only records whose value the map knows. */
  public Soil vary(DirtKind kind, int count, String column, Map<String, List<String>> variants) {
    int index = table.column(column);
    return change(
        kind,
        column,
        count,
        (value, serial) -> {
          List<String> words = variants.get(value);
          return words == null ? null : words.get(serial % words.size());
        },
        index);
  }

  /** Writes keys in lower case, with spaces around them, or both. */
  public Soil untidy(int count, String column) {
    return change(
        DirtKind.UNTIDY_KEY,
        column,
        count,
        (value, serial) ->
            switch (serial % 3) {
              case 0 -> " " + value;
              case 1 -> value.toLowerCase(java.util.Locale.ROOT);
              default -> "  " + value.toLowerCase(java.util.Locale.ROOT) + " ";
            },
        table.column(column));
  }

  /** Overwrites a column of clean records that stay in spite of it. */
  public Soil overwrite(DirtKind kind, int count, String column, List<String> values) {
    return change(
        kind,
        column,
        count,
        (value, serial) -> values.get(serial % values.size()),
        table.column(column));
  }

  /** Puts the dirt into the table and says what was planted, by file and kind. */
  public List<PlantedDirt> plough() {
    List<Row> soiled = new ArrayList<>(clean.size() + 64);
    for (int i = 0; i < clean.size(); i++) {
      soiled.add(changed.getOrDefault(i, clean.get(i)));
      soiled.addAll(added.getOrDefault(i, List.of()));
    }
    table.replaceRows(soiled);
    List<PlantedDirt> planted = new ArrayList<>();
    counts.forEach(
        (site, count) ->
            planted.add(
                new PlantedDirt(
                    table.feed(),
                    site.file(),
                    site.kind(),
                    site.kind().outcome(),
                    site.detail(),
                    count)));
    return planted;
  }

  private interface Planting {
    Row grow(int index, int serial, Draws draws);
  }

  private interface Variation {
    @Nullable String of(String value, int serial);
  }

  private void plant(DirtKind kind, String detail, int count, Planting planting) {
    Draws draws = draws(kind, detail);
    for (int serial = 0; serial < count; serial++) {
      int index = freeIndex(draws);
      if (index < 0) {
        return;
      }
      taken[index] = true;
      Row row = planting.grow(index, serial, draws);
      added.computeIfAbsent(placeAfter(index, draws), at -> new ArrayList<>()).add(row);
      counts.merge(new Site(row.file(), kind, detail), 1, Integer::sum);
    }
  }

  /** A place up to 40 records further on that is still in the same file. */
  private int placeAfter(int index, Draws draws) {
    int place = Math.min(clean.size() - 1, index + draws.below(40));
    while (!clean.get(place).file().equals(clean.get(index).file())) {
      place--;
    }
    return place;
  }

  private Soil change(
      DirtKind kind, String column, int count, Variation variation, int columnIndex) {
    Draws draws = draws(kind, column);
    int done = 0;
    for (int attempt = 0; done < count && attempt < 50 * count; attempt++) {
      int index = freeIndex(draws);
      if (index < 0) {
        return this;
      }
      Row row = clean.get(index);
      String value = row.fields().get(columnIndex);
      String varied = value == null ? null : variation.of(value, done);
      if (varied == null || varied.equals(value)) {
        continue;
      }
      taken[index] = true;
      changed.put(index, row.with(columnIndex, varied));
      counts.merge(new Site(row.file(), kind, column), 1, Integer::sum);
      done++;
    }
    return this;
  }

  private int freeIndex(Draws draws) {
    if (clean.isEmpty()) {
      return -1;
    }
    int start = draws.below(clean.size());
    for (int i = 0; i < clean.size(); i++) {
      int index = (start + i) % clean.size();
      if (!taken[index]) {
        return index;
      }
    }
    return -1;
  }

  private Draws draws(DirtKind kind, String detail) {
    return Draws.of(seed, "dirt/" + table.feed() + "/" + kind + "/" + detail);
  }

  /** Numbers that differ between the kinds of one table: a block of a thousand for each label. */
  private final Map<String, Integer> blocks = new LinkedHashMap<>();

  private int serialOf(String label, int serial) {
    return 1000 * blocks.computeIfAbsent(label, unused -> blocks.size()) + serial;
  }
}
