package io.sales360.common.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns Avro records into documents: numbers exactly, dates and instants as ISO text, bytes as
 * base64.
 */
final class AvroDocuments {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AvroDocuments() {}

  /** The document of a record. */
  static JsonNode document(GenericRecord row) {
    return record(row);
  }

  /**
   * The columns that documents of a schema have, with their types in our words.
   *
   * @param onTheWay whether a column is an array whose objects become rows, or leads to it
   * @throws FileRefusal if a record holds itself: it has no end of columns
   */
  static void columns(
      Schema schema, Predicate<String> onTheWay, Map<String, String> into, String file)
      throws FileRefusal {
    new Columns(onTheWay, into, file).add(schema, "");
  }

  private static final class Columns {
    private final Predicate<String> onTheWay;
    private final Map<String, String> into;
    private final String file;
    private final Set<String> open = new HashSet<>();

    Columns(Predicate<String> onTheWay, Map<String, String> into, String file) {
      this.onTheWay = onTheWay;
      this.into = into;
      this.file = file;
    }

    void add(Schema schema, String name) throws FileRefusal {
      switch (schema.getType()) {
        case RECORD -> {
          if (!open.add(schema.getFullName())) {
            throw new FileRefusal(
                "recursive_schema",
                "The record "
                    + schema.getFullName()
                    + " of the file "
                    + file
                    + " holds itself.\nMaybe export it flat.");
          }
          for (Schema.Field field : schema.getFields()) {
            add(field.schema(), name.isEmpty() ? field.name() : name + "." + field.name());
          }
          open.remove(schema.getFullName());
        }
        case UNION -> {
          for (Schema branch : schema.getTypes()) {
            if (branch.getType() != Schema.Type.NULL) {
              add(branch, name);
            }
          }
        }
        case ARRAY -> {
          if (onTheWay.test(name)) {
            add(schema.getElementType(), name);
          } else {
            into.put(name, "list");
          }
        }
        default -> into.put(name, typeOf(schema));
      }
    }
  }

  private static String typeOf(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    } else if (logical != null && isTimeOrDay(logical)) {
      return logical.getName().replaceAll("-(milli|micro)s$", "").replace('-', ' ');
    }
    return switch (schema.getType()) {
      case INT -> "integer(32)";
      case LONG -> "integer(64)";
      case FIXED -> "bytes";
      case STRING, ENUM -> "text";
      default -> schema.getType().getName();
    };
  }

  private static boolean isTimeOrDay(LogicalType logical) {
    return logical.getName().equals("date")
        || logical.getName().startsWith("time")
        || logical.getName().startsWith("local-timestamp");
  }

  private static ObjectNode record(GenericRecord row) {
    ObjectNode node = JSON.objectNode();
    for (Schema.Field field : row.getSchema().getFields()) {
      node.set(field.name(), node(field.schema(), row.get(field.pos())));
    }
    return node;
  }

  private static JsonNode node(Schema schema, @Nullable Object value) {
    if (value == null) {
      return JSON.nullNode();
    }
    return switch (schema.getType()) {
      case UNION ->
          node(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value);
      case RECORD -> record((GenericRecord) value);
      case ARRAY -> array(schema, (Collection<?>) value);
      case MAP -> JSON.textNode(map(schema, (Map<?, ?>) value).toString());
      case BOOLEAN -> JSON.booleanNode((Boolean) value);
      case INT, LONG -> whole(schema.getLogicalType(), ((Number) value).longValue());
      case FLOAT -> JSON.textNode(TypedText.number((Float) value));
      case DOUBLE -> JSON.textNode(TypedText.number((Double) value));
      case BYTES -> bytes(schema.getLogicalType(), remaining((ByteBuffer) value));
      case FIXED -> bytes(schema.getLogicalType(), ((GenericFixed) value).bytes());
      default -> JSON.textNode(value.toString());
    };
  }

  private static ArrayNode array(Schema schema, Collection<?> values) {
    ArrayNode array = JSON.arrayNode(values.size());
    values.forEach(value -> array.add(node(schema.getElementType(), value)));
    return array;
  }

  private static ObjectNode map(Schema schema, Map<?, ?> values) {
    ObjectNode node = JSON.objectNode();
    // Keys come in any order; the text of a value must not depend on it.
    values.entrySet().stream()
        .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
        .forEach(
            entry ->
                node.set(entry.getKey().toString(), node(schema.getValueType(), entry.getValue())));
    return node;
  }

  private static JsonNode whole(@Nullable LogicalType type, long value) {
    if (type == null) {
      return JSON.numberNode(value);
    }
    return switch (type.getName()) {
      case "date" -> JSON.textNode(LocalDate.ofEpochDay(value).toString());
      case "time-millis" -> JSON.textNode(LocalTime.ofNanoOfDay(value * 1_000_000).toString());
      case "time-micros" -> JSON.textNode(LocalTime.ofNanoOfDay(value * 1_000).toString());
      case "timestamp-millis" ->
          JSON.textNode(TypedText.instant(TypedText.since1970(value, 1_000)));
      case "timestamp-micros" ->
          JSON.textNode(TypedText.instant(TypedText.since1970(value, 1_000_000)));
      case "local-timestamp-millis" -> JSON.textNode(local(value, 1_000));
      case "local-timestamp-micros" -> JSON.textNode(local(value, 1_000_000));
      default -> JSON.numberNode(value);
    };
  }

  private static String local(long value, long perSecond) {
    return TypedText.local(
        LocalDateTime.ofInstant(TypedText.since1970(value, perSecond), ZoneOffset.UTC));
  }

  private static JsonNode bytes(@Nullable LogicalType type, byte[] bytes) {
    if (type instanceof LogicalTypes.Decimal decimal) {
      BigInteger unscaled = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
      return JSON.numberNode(new BigDecimal(unscaled, decimal.getScale()));
    }
    return JSON.textNode(Base64.getEncoder().encodeToString(bytes));
  }

  private static byte[] remaining(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
