package io.sales360.planner.demo.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoilTest {
  private static SourceTable table(int rows) {
    SourceTable table = new SourceTable("feed", Dialect.csv(), List.of("id", "word", "changed"));
    for (int i = 0; i < rows; i++) {
      String file = i < rows / 2 ? "a.csv" : "b.csv";
      table.add(file, "K" + i, i % 2 == 0 ? "even" : "odd", "2024-01-01");
    }
    return table;
  }

  @Test
  void addedDirtLeavesCleanRecordsAlone() {
    SourceTable table = table(100);
    List<Row> clean = table.rows();

    List<PlantedDirt> planted =
        new Soil(table, 1)
            .duplicate(5)
            .stale(4, "changed", "2020-01-01", "word", "old")
            .spoil(DirtKind.BAD_DATE, 3, "id", n -> "X" + n, "changed", List.of("never"))
            .ragged(2, 1, "id", n -> "X" + n)
            .blankLines(6)
            .plough();

    List<Row> left = new ArrayList<>(table.rows());
    clean.forEach(row -> assertThat(left.remove(row)).isTrue());
    assertThat(left).hasSize(21);
    assertThat(planted.stream().mapToInt(PlantedDirt::count).sum()).isEqualTo(21);
    assertThat(planted).allMatch(d -> d.file().equals("a.csv") || d.file().equals("b.csv"));
  }

  @Test
  void changedRecordsAreCounted() {
    SourceTable table = table(50);

    List<PlantedDirt> planted =
        new Soil(table, 1)
            .vary(DirtKind.VALUE_VARIANT, 7, "word", Map.of("odd", List.of("ODD")))
            .untidy(9, "id")
            .plough();

    assertThat(table.rows()).hasSize(50);
    assertThat(table.rows()).filteredOn(r -> "ODD".equals(r.fields().get(1))).hasSize(7);
    assertThat(planted).extracting(PlantedDirt::kind).contains(DirtKind.UNTIDY_KEY);
    assertThat(planted.stream().mapToInt(PlantedDirt::count).sum()).isEqualTo(16);
  }

  @Test
  void oneKindDoesNotMoveAnother() {
    SourceTable alone = table(100);
    SourceTable together = table(100);

    new Soil(alone, 1).blankLines(3).plough();
    new Soil(together, 1)
        .blankLines(3)
        .spoil(DirtKind.BAD_DATE, 3, "id", n -> "X" + n, "changed", List.of("never"))
        .plough();

    List<Row> withoutDates =
        together.rows().stream()
            .filter(row -> row.isBlank() || !"never".equals(row.fields().get(2)))
            .toList();
    assertThat(withoutDates).isEqualTo(alone.rows());
  }

  @Test
  void noMoreIsPlantedThanThereAreRecords() {
    SourceTable table = table(3);

    List<PlantedDirt> planted = new Soil(table, 1).duplicate(10).plough();

    assertThat(planted.stream().mapToInt(PlantedDirt::count).sum()).isEqualTo(3);
  }
}
