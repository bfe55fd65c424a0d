package io.sales360.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.model.Customer;
import io.sales360.common.model.EntityType;
import io.sales360.common.testing.SampleRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.schemas.NoSuchSchemaException;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.SchemaRegistry;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordSchemaTest {
  @Test
  void schemaNamesEveryComponentInSnakeCase() {
    Schema schema = RecordSchema.of(Everything.class);

    assertThat(schema.getFieldNames())
        .hasSize(24)
        .contains("maybe_big_count", "born_on", "seen_at", "maybe_counts");
    assertThat(schema.getField("maybe_text").getType().getNullable()).isTrue();
    assertThat(schema.getField("text").getType().getNullable()).isFalse();
    assertThat(schema.getField("amount").getType()).isEqualTo(FieldType.DECIMAL);
  }

  @Test
  void columnNamesKeepDigitsAndUnderscores() {
    assertThat(RecordShape.columnName("q0_025")).isEqualTo("q0_025");
    assertThat(RecordShape.columnName("coverage80")).isEqualTo("coverage80");
    assertThat(RecordShape.columnName("isoWeekStartsOn")).isEqualTo("iso_week_starts_on");
  }

  @ParameterizedTest
  @EnumSource(EntityType.class)
  void beamFindsTheSchemaOfEachEntityAndTakesRowsThereAndBack(EntityType entity)
      throws NoSuchSchemaException {
    SchemaRegistry registry = SchemaRegistry.createDefault();
    Class<? extends Record> type = entity.recordType().asSubclass(Record.class);

    assertThat(registry.getSchema(type).getFieldNames()).contains("origin");
    assertThat(thereAndBack(registry, SampleRecords.random(type, new Random(7))))
        .isEqualTo(SampleRecords.random(type, new Random(7)));
  }

  @Test
  void rowsHoldEveryKindOfValue() throws NoSuchSchemaException {
    SchemaRegistry registry = SchemaRegistry.createDefault();
    Random random = new Random(42);
    for (int i = 0; i < 200; i++) {
      Everything record = SampleRecords.random(Everything.class, random);
      assertThat(thereAndBack(registry, record)).isEqualTo(record);
    }
  }

  /** A change here is a change of every published table: it belongs in the changelog. */
  @Test
  void schemasOfTheEntitiesAreThoseOfTheSnapshot() throws IOException {
    String schemas =
        new TreeMap<>(
                java.util.Arrays.stream(EntityType.values())
                    .collect(
                        Collectors.toMap(EntityType::entityName, RecordSchemaTest::description)))
            .entrySet().stream()
                .map(entry -> entry.getKey() + "\n" + entry.getValue())
                .collect(Collectors.joining("\n"));

    try (InputStream snapshot = RecordSchemaTest.class.getResourceAsStream("entities.txt")) {
      assertThat(schemas)
          .isEqualTo(new String(snapshot.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
    }
  }

  @Test
  void typesThatNoColumnHoldsAreRefused() {
    record Odd(Customer known, Object anything) {}

    assertThatThrownBy(() -> RecordSchema.of(Odd.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Odd.anything")
        .hasMessageContaining("java.lang.Object")
        .hasMessageContaining("Maybe use");
  }

  private static String description(EntityType entity) {
    return RecordSchema.of(entity.recordType().asSubclass(Record.class)).getFields().stream()
        .map(
            field ->
                "  %s %s%s"
                    .formatted(
                        field.getName(),
                        kind(field.getType()),
                        field.getType().getNullable() ? " nullable" : ""))
        .collect(Collectors.joining("\n"));
  }

  private static String kind(FieldType type) {
    if (type.getLogicalType() == null) {
      return type.getTypeName().name();
    }
    String identifier = type.getLogicalType().getIdentifier();
    return identifier.substring(identifier.lastIndexOf(':', identifier.length() - 4) + 1);
  }

  private static <T extends Record> T thereAndBack(SchemaRegistry registry, T record)
      throws NoSuchSchemaException {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) record.getClass();
    Row row = registry.getToRowFunction(type).apply(record);
    return registry.getFromRowFunction(type).apply(row);
  }
}
