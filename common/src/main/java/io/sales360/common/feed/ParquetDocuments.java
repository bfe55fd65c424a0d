package io.sales360.common.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Turns Parquet rows into documents: numbers exactly, dates and instants as ISO text, bytes as
 * base64.
 *
 * <p>Source: Apache Parquet format, "Logical Types" (lists and maps of both generations).
 */
final class ParquetDocuments {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Julian day of 1970-01-01, from which INT96 counts. */
  private static final long JULIAN_1970 = 2_440_588;

  private final GroupType schema;

  ParquetDocuments(GroupType schema) {
    this.schema = schema;
  }

  /** The document of a row. */
  JsonNode document(Group row) {
    return object(schema, row);
  }

  /**
   * The columns that documents of a schema have, with their types in our words.
   *
   * @param onTheWay whether a column is an array whose objects become rows, or leads to it
   */
  static void columns(GroupType schema, Predicate<String> onTheWay, Map<String, String> into) {
    for (Type field : schema.getFields()) {
      columns(field, field.getName(), field.isRepetition(Type.Repetition.REPEATED), onTheWay, into);
    }
  }

  private static void columns(
      Type type,
      String name,
      boolean repeated,
      Predicate<String> onTheWay,
      Map<String, String> into) {
    Type element = element(type);
    if (repeated || element != null) {
      if (!onTheWay.test(name)) {
        into.put(name, "list");
        return;
      }
      columns(element == null ? type : element, name, false, onTheWay, into);
    } else if (type.isPrimitive() || isMap(type)) {
      into.put(name, isMap(type) ? "map" : typeOf(type.asPrimitiveType()));
    } else {
      for (Type field : type.asGroupType().getFields()) {
        boolean list = field.isRepetition(Type.Repetition.REPEATED);
        columns(field, name + "." + field.getName(), list, onTheWay, into);
      }
    }
  }

  private static String typeOf(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    } else if (logical instanceof DateLogicalTypeAnnotation) {
      return "date";
    } else if (logical instanceof TimeLogicalTypeAnnotation) {
      return "time";
    } else if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      return timestamp.isAdjustedToUTC() ? "timestamp" : "local timestamp";
    } else if (logical instanceof IntLogicalTypeAnnotation whole) {
      // A whole number without a sign needs one more bit where there is one.
      return "integer(" + (whole.getBitWidth() + (whole.isSigned() ? 0 : 1)) + ")";
    }
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> "boolean";
      case INT32 -> "integer(32)";
      case INT64 -> "integer(64)";
      case INT96 -> "timestamp";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case BINARY, FIXED_LEN_BYTE_ARRAY -> logical == null ? "bytes" : "text";
    };
  }

  /** The type of a list's elements, in whichever of the forms it is written; null for no list. */
  private static @Nullable Type element(Type type) {
    if (!(type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation)) {
      return null;
    }
    Type repeated = type.asGroupType().getType(0);
    return isWrapped(type.asGroupType(), repeated) ? repeated.asGroupType().getType(0) : repeated;
  }

  /** Whether the repeated group is only there to hold an element that may be null. */
  private static boolean isWrapped(GroupType list, Type repeated) {
    return !repeated.isPrimitive()
        && repeated.asGroupType().getFieldCount() == 1
        && !repeated.getName().equals("array")
        && !repeated.getName().equals(list.getName() + "_tuple");
  }

  private static boolean isMap(Type type) {
    return type.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation;
  }

  private static ObjectNode object(GroupType type, Group group) {
    ObjectNode node = JSON.objectNode();
    for (int field = 0; field < type.getFieldCount(); field++) {
      Type each = type.getType(field);
      int count = group.getFieldRepetitionCount(field);
      JsonNode value;
      if (each.isRepetition(Type.Repetition.REPEATED)) {
        value = array(each, group, field);
      } else {
        value = count == 0 ? JSON.nullNode() : value(each, group, field, 0);
      }
      node.set(each.getName(), value);
    }
    return node;
  }

  private static ArrayNode array(Type element, Group group, int field) {
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
      array.add(value(element, group, field, i));
    }
    return array;
  }

  private static JsonNode value(Type type, Group group, int field, int index) {
    if (type.isPrimitive()) {
      return primitive(type.asPrimitiveType(), group, field, index);
    }
    Group inner = group.getGroup(field, index);
    if (element(type) != null) {
      return list(type.asGroupType(), inner);
    }
    return isMap(type)
        ? JSON.textNode(array(type.asGroupType().getType(0), inner, 0).toString())
        : object(type.asGroupType(), inner);
  }

  private static ArrayNode list(GroupType type, Group group) {
    Type repeated = type.getType(0);
    if (!isWrapped(type, repeated)) {
      return array(repeated, group, 0);
    }
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
      Group wrapper = group.getGroup(0, i);
      array.add(
          wrapper.getFieldRepetitionCount(0) == 0
              ? JSON.nullNode()
              : value(repeated.asGroupType().getType(0), wrapper, 0, 0));
    }
    return array;
  }

  private static JsonNode primitive(PrimitiveType type, Group group, int field, int index) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> JSON.booleanNode(group.getBoolean(field, index));
      case INT32 -> whole(logical, group.getInteger(field, index));
      case INT64 -> whole(logical, group.getLong(field, index));
      case FLOAT -> JSON.textNode(TypedText.number(group.getFloat(field, index)));
      case DOUBLE -> JSON.textNode(TypedText.number(group.getDouble(field, index)));
      case INT96 -> JSON.textNode(int96(group.getInt96(field, index).getBytes()));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(logical, group.getBinary(field, index).getBytes());
    };
  }

  private static JsonNode whole(@Nullable LogicalTypeAnnotation logical, long value) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return JSON.numberNode(BigDecimal.valueOf(value, decimal.getScale()));
    } else if (logical instanceof DateLogicalTypeAnnotation) {
      return JSON.textNode(LocalDate.ofEpochDay(value).toString());
    } else if (logical instanceof TimeLogicalTypeAnnotation time) {
      long nanos = value * (NANOS_PER_SECOND / perSecond(time.getUnit()));
      return JSON.textNode(LocalTime.ofNanoOfDay(nanos).toString());
    } else if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      return JSON.textNode(timestamp(timestamp, value));
    } else if (logical instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
      return whole.getBitWidth() == Long.SIZE
          ? JSON.numberNode(new BigInteger(Long.toUnsignedString(value)))
          : JSON.numberNode(value & 0xFFFF_FFFFL);
    }
    return JSON.numberNode(value);
  }

  private static String timestamp(TimestampLogicalTypeAnnotation type, long value) {
    var instant = TypedText.since1970(value, perSecond(type.getUnit()));
    return type.isAdjustedToUTC()
        ? TypedText.instant(instant)
        : TypedText.local(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  private static long perSecond(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000;
      case MICROS -> 1_000_000;
      case NANOS -> NANOS_PER_SECOND;
    };
  }

  /** The old form of instants: nanoseconds of the day, then the Julian day. */
  private static String int96(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long nanos = buffer.getLong();
    LocalDate day = LocalDate.ofEpochDay(buffer.getInt() - JULIAN_1970);
    return TypedText.local(day.atStartOfDay().plusNanos(nanos)) + "Z";
  }

  private static JsonNode bytes(@Nullable LogicalTypeAnnotation logical, byte[] bytes) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      BigInteger unscaled = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
      return JSON.numberNode(new BigDecimal(unscaled, decimal.getScale()));
    } else if (logical instanceof UUIDLogicalTypeAnnotation) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return JSON.textNode(new UUID(buffer.getLong(), buffer.getLong()).toString());
    } else if (logical instanceof StringLogicalTypeAnnotation
        || logical instanceof EnumLogicalTypeAnnotation
        || logical instanceof JsonLogicalTypeAnnotation) {
      return JSON.textNode(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }
    return JSON.textNode(Base64.getEncoder().encodeToString(bytes));
  }
}
