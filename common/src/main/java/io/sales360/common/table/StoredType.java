package io.sales360.common.table;

import io.sales360.common.schema.ValueType;
import java.io.DataInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * How values of one kind lie in a file. Stored forms: Boolean, Integer (also days), Long (also
 * microseconds), Double, and byte[] for text (UTF-8) and decimals (16 bytes, two's complement,
 * unscaled at scale 9).
 */
enum StoredType {
  BOOLEAN("BOOLEAN", PrimitiveTypeName.BOOLEAN, null),
  INTEGER("INTEGER", PrimitiveTypeName.INT32, null),
  BIGINT("BIGINT", PrimitiveTypeName.INT64, null),
  DOUBLE("DOUBLE", PrimitiveTypeName.DOUBLE, null),
  VARCHAR("VARCHAR", PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType()),
  DECIMAL(
      "DECIMAL(38,9)",
      PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
      LogicalTypeAnnotation.decimalType(9, 38)),
  DATE("DATE", PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType()),
  TIMESTAMP(
      "TIMESTAMP WITH TIME ZONE",
      PrimitiveTypeName.INT64,
      LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS));

  private static final int SCALE = 9;
  private static final int PRECISION = 38;
  private static final int DECIMAL_BYTES = 16;

  /** Doubles differ in their last digits between machines; ten digits are equal everywhere. */
  private static final MathContext TEN_DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);

  private final String sql;

  @SuppressWarnings("ImmutableEnumChecker") // Parquet's types have no setters.
  private final PrimitiveTypeName primitive;

  @SuppressWarnings("ImmutableEnumChecker")
  private final @Nullable LogicalTypeAnnotation logical;

  StoredType(String sql, PrimitiveTypeName primitive, @Nullable LogicalTypeAnnotation logical) {
    this.sql = sql;
    this.primitive = primitive;
    this.logical = logical;
  }

  String sql() {
    return sql;
  }

  /** The stored type of a component, or null if it has none of its own. */
  static @Nullable StoredType of(ValueType type) {
    return switch (type.kind()) {
      case BOOLEAN -> BOOLEAN;
      case INTEGER -> INTEGER;
      case LONG -> BIGINT;
      case DOUBLE -> DOUBLE;
      case TEXT, ENUM -> VARCHAR;
      case DECIMAL -> DECIMAL;
      case DATE -> DATE;
      case INSTANT -> TIMESTAMP;
      case RECORD, LIST, MAP -> null;
    };
  }

  Type parquetType(String column, boolean nullable) {
    Types.PrimitiveBuilder<PrimitiveType> type =
        nullable ? Types.optional(primitive) : Types.required(primitive);
    if (this == DECIMAL) {
      type.length(DECIMAL_BYTES);
    }
    return (logical == null ? type : type.as(logical)).named(column);
  }

  /**
   * The form in which a value is stored.
   *
   * @param where named in the message: table and column
   * @throws UnstorableValueException if the value does not fit
   */
  Object store(Object value, String where) {
    return switch (this) {
      case BOOLEAN, INTEGER, BIGINT -> value;
      case DOUBLE -> storeDouble((Double) value, where);
      case VARCHAR -> storeText(value);
      case DECIMAL -> storeDecimal((BigDecimal) value, where);
      case DATE -> storeDate((LocalDate) value, where);
      case TIMESTAMP -> storeInstant((Instant) value, where);
    };
  }

  /** The Java value of a stored form. */
  Object load(Object stored, ValueType type) {
    return switch (this) {
      case BOOLEAN, INTEGER, BIGINT, DOUBLE -> stored;
      case VARCHAR -> loadText(new String((byte[]) stored, StandardCharsets.UTF_8), type);
      case DECIMAL -> loadDecimal((byte[]) stored);
      case DATE -> LocalDate.ofEpochDay((Integer) stored);
      case TIMESTAMP -> Instant.EPOCH.plus((Long) stored, ChronoUnit.MICROS);
    };
  }

  /** The stored form that {@link RowLayout#encode} wrote. */
  Object read(DataInput in) throws IOException {
    return switch (this) {
      case BOOLEAN -> in.readBoolean();
      case INTEGER, DATE -> in.readInt();
      case BIGINT, TIMESTAMP -> in.readLong();
      case DOUBLE -> Double.longBitsToDouble(in.readLong());
      case VARCHAR, DECIMAL -> {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        yield bytes;
      }
    };
  }

  /** Natural order; text by its bytes, as SQL engines sort it. */
  int compare(Object left, Object right) {
    return switch (this) {
      case BOOLEAN -> ((Boolean) left).compareTo((Boolean) right);
      case INTEGER, DATE -> ((Integer) left).compareTo((Integer) right);
      case BIGINT, TIMESTAMP -> ((Long) left).compareTo((Long) right);
      case DOUBLE -> ((Double) left).compareTo((Double) right);
      case VARCHAR -> Arrays.compareUnsigned((byte[]) left, (byte[]) right);
      case DECIMAL -> new BigInteger((byte[]) left).compareTo(new BigInteger((byte[]) right));
    };
  }

  private static Object storeDouble(double value, String where) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new UnstorableValueException(
          "The value (%s) of %s is no number.%nMaybe leave it missing and state the reason."
              .formatted(value, where));
    }
    // Adding zero turns minus zero into zero.
    return new BigDecimal(value).round(TEN_DIGITS).doubleValue() + 0.0;
  }

  private static Object storeText(Object value) {
    String text =
        value instanceof Enum<?> constant
            ? constant.name().toLowerCase(Locale.ROOT)
            : (String) value;
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Object storeDecimal(BigDecimal value, String where) {
    BigDecimal scaled;
    try {
      scaled = value.setScale(SCALE, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      throw new UnstorableValueException(
          ("The amount (%s) of %s has more than %d decimals.%n"
                  + "Maybe round it where it is computed; tables never round money.")
              .formatted(value, where, SCALE),
          e);
    }
    if (scaled.precision() > PRECISION) {
      throw new UnstorableValueException(
          "The amount (%s) of %s has more than %d digits.%nMaybe the feed's column is no amount."
              .formatted(value, where, PRECISION));
    }
    byte[] unscaled = scaled.unscaledValue().toByteArray();
    byte[] stored = new byte[DECIMAL_BYTES];
    Arrays.fill(stored, (byte) (unscaled[0] < 0 ? -1 : 0));
    System.arraycopy(unscaled, 0, stored, DECIMAL_BYTES - unscaled.length, unscaled.length);
    return stored;
  }

  private static BigDecimal loadDecimal(byte[] stored) {
    BigDecimal value = new BigDecimal(new BigInteger(stored), SCALE).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0, RoundingMode.UNNECESSARY) : value;
  }

  private static Object storeDate(LocalDate value, String where) {
    try {
      return Math.toIntExact(value.toEpochDay());
    } catch (ArithmeticException e) {
      throw new UnstorableValueException(
          "The date (%s) of %s is too far away.%nMaybe the feed's date pattern is wrong."
              .formatted(value, where),
          e);
    }
  }

  private static Object storeInstant(Instant value, String where) {
    try {
      if (value.getNano() % 1_000 == 0) {
        return Math.addExact(
            Math.multiplyExact(value.getEpochSecond(), 1_000_000L), value.getNano() / 1_000L);
      }
    } catch (ArithmeticException | DateTimeException e) {
      throw new UnstorableValueException(
          "The instant (%s) of %s is too far away.%nMaybe the feed's timestamp pattern is wrong."
              .formatted(value, where),
          e);
    }
    throw new UnstorableValueException(
        "The instant (%s) of %s is finer than a microsecond.%nMaybe truncate it when it is parsed."
            .formatted(value, where));
  }

  private static Object loadText(String text, ValueType type) {
    if (type.kind() != ValueType.Kind.ENUM) {
      return text;
    }
    String name = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(Objects.requireNonNull(type.raw().getEnumConstants()))
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "(%s) is no %s.%nMaybe the file was written by another version."
                        .formatted(text, type.raw().getSimpleName())));
  }
}
