package io.sales360.common.testing;

import io.sales360.common.model.EntityType;
import io.sales360.common.model.Origin;
import io.sales360.common.schema.RecordShape;
import io.sales360.common.schema.RecordShape.Component;
import io.sales360.common.schema.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes records of any class: filled, sparse, or drawn from a seeded generator. */
public final class SampleRecords {
  private static final String ALPHABET = "aZ09 _,;\"'\n\tßéλ漢😀";

  private SampleRecords() {}

  public static final Origin ORIGIN =
      new Origin("shop_orders", "sale", "orders/2024-01.csv", 2, new BigDecimal("10.50"));

  /** The type's record with every nullable component missing and the others filled. */
  public static <T extends Record> T sparse(Class<T> type) {
    return make(type, new Random(1), 1.0, 9);
  }

  /** The entity with nothing but what the record demands. */
  public static Record sparse(EntityType entity) {
    return sparse(entity.recordType().asSubclass(Record.class));
  }

  /** The type's record with every component filled. */
  public static <T extends Record> T filled(Class<T> type) {
    return make(type, new Random(1), 0.0, 9);
  }

  /** A record drawn from the generator; a third of its nullable components are missing. */
  public static <T extends Record> T random(Class<T> type, Random random) {
    return make(type, random, 0.33, 30);
  }

  /** As {@link #random}, with decimals and instants that a table can hold. */
  public static <T extends Record> T storable(Class<T> type, Random random) {
    return make(type, random, 0.33, 9);
  }

  /** A copy with some columns (snake case) changed. */
  public static <T extends Record> T with(T row, Map<String, ?> columns) {
    @SuppressWarnings("unchecked")
    RecordShape<T> shape = RecordShape.of((Class<T>) row.getClass());
    @Nullable Object[] values = new @Nullable Object[shape.components().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = shape.value(row, i);
    }
    columns.forEach((column, value) -> values[shape.indexOf(column)] = value);
    return shape.make(values);
  }

  /** A copy with one column (snake case) changed. */
  public static <T extends Record> T with(T row, String column, @Nullable Object value) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put(column, value);
    return with(row, columns);
  }

  private static <T extends Record> T make(
      Class<T> type, Random random, double missing, int maxScale) {
    RecordShape<T> shape = RecordShape.of(type);
    @Nullable Object[] values = new @Nullable Object[shape.components().size()];
    for (int i = 0; i < values.length; i++) {
      Component component = shape.components().get(i);
      values[i] = value(component.type(), random, missing, maxScale);
    }
    return shape.make(values);
  }

  private static @Nullable Object value(
      ValueType type, Random random, double missing, int maxScale) {
    if (type.nullable() && random.nextDouble() < missing) {
      return null;
    }
    return switch (type.kind()) {
      case BOOLEAN -> random.nextBoolean();
      case INTEGER -> random.nextInt();
      case LONG -> random.nextLong();
      case DOUBLE -> random.nextGaussian() * 1e6;
      case TEXT -> text(random);
      case DECIMAL -> new BigDecimal(new BigInteger(80, random), random.nextInt(maxScale + 1));
      case DATE -> LocalDate.ofEpochDay(random.nextInt(100_000) - 30_000);
      case INSTANT -> Instant.ofEpochSecond(random.nextInt(), 1_000L * random.nextInt(1_000_000));
      case ENUM -> {
        Object[] constants = type.raw().getEnumConstants();
        yield constants[random.nextInt(constants.length)];
      }
      case RECORD -> make(type.recordClass(), random, missing, maxScale);
      case LIST ->
          random.ints(random.nextInt(4)).mapToObj(i -> element(type, random, maxScale)).toList();
      case MAP -> {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          map.put(
              List.of(value(type.key(), random, 0, maxScale)).get(0),
              value(type.value(), random, missing, maxScale));
        }
        yield map;
      }
    };
  }

  private static Object element(ValueType list, Random random, int maxScale) {
    return List.of(value(list.element(), random, 0, maxScale)).get(0);
  }

  private static String text(Random random) {
    int[] points = ALPHABET.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
