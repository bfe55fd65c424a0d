package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.FileTally;
import io.sales360.planner.demo.dialect.PlantedDirt;
import io.sales360.planner.demo.dialect.Row;
import io.sales360.planner.demo.dialect.Soil;
import io.sales360.planner.demo.dialect.SourceTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Takes the tables of the exports, plants the dirt, writes the files and keeps the books. */
final class Outbox {
  private final Path directory;
  private final long seed;
  private final boolean dirty;
  private final List<FileTally> files = new ArrayList<>();
  private final List<PlantedDirt> dirt = new ArrayList<>();
  private final Map<DemoTruth.Amount.Key, BigDecimal> amounts = new LinkedHashMap<>();

  Outbox(Path directory, long seed, boolean dirty) {
    this.directory = directory;
    this.seed = seed;
    this.dirty = dirty;
  }

  /** Counts an amount of a clean record. */
  void count(String feed, String file, String measure, String currency, BigDecimal amount) {
    amounts.merge(new DemoTruth.Amount.Key(feed, file, measure, currency), amount, BigDecimal::add);
  }

  void send(SourceTable table) throws IOException {
    send(table, soil -> {});
  }

  /** Writes the table with the dirt that the recipe plants, or without if the company is clean. */
  void send(SourceTable table, Consumer<Soil> recipe) throws IOException {
    Map<String, Integer> clean = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      clean.merge(row.file(), 1, Integer::sum);
    }
    if (dirty) {
      Soil soil = new Soil(table, seed);
      recipe.accept(soil);
      dirt.addAll(soil.plough());
    }
    table
        .writeTo(directory)
        .forEach(
            (file, records) ->
                files.add(new FileTally(table.feed(), file, records, clean.getOrDefault(file, 0))));
  }

  List<FileTally> files() {
    return files;
  }

  /** By feed, file, kind and detail. */
  List<PlantedDirt> dirt() {
    return dirt.stream()
        .sorted(
            Comparator.comparing(PlantedDirt::feed)
                .thenComparing(PlantedDirt::file)
                .thenComparing(PlantedDirt::kind)
                .thenComparing(PlantedDirt::detail))
        .toList();
  }

  List<DemoTruth.Amount> amounts() {
    return amounts.entrySet().stream()
        .map(
            e ->
                new DemoTruth.Amount(
                    e.getKey().feed(),
                    e.getKey().file(),
                    e.getKey().measure(),
                    e.getKey().currency(),
                    e.getValue()))
        .toList();
  }
}
