package io.sales360.common.schema;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of a record's component: what kind of value it holds and whether it may be missing.
 *
 * @param kind which of the supported kinds
 * @param raw the Java class; boxed where the component is primitive
 * @param nullable true where the component is marked {@code @Nullable}
 * @param arguments element type of a LIST; key and value type of a MAP; else empty
 */
public record ValueType(Kind kind, Class<?> raw, boolean nullable, List<ValueType> arguments) {

  /** Kinds of values that a record of ours may hold. */
  public enum Kind {
    BOOLEAN,
    INTEGER,
    LONG,
    DOUBLE,
    TEXT,
    DECIMAL,
    DATE,
    INSTANT,
    ENUM,
    RECORD,
    LIST,
    MAP
  }

  private static final Map<Class<?>, Kind> SCALARS =
      Map.ofEntries(
          Map.entry(boolean.class, Kind.BOOLEAN),
          Map.entry(Boolean.class, Kind.BOOLEAN),
          Map.entry(int.class, Kind.INTEGER),
          Map.entry(Integer.class, Kind.INTEGER),
          Map.entry(long.class, Kind.LONG),
          Map.entry(Long.class, Kind.LONG),
          Map.entry(double.class, Kind.DOUBLE),
          Map.entry(Double.class, Kind.DOUBLE),
          Map.entry(String.class, Kind.TEXT),
          Map.entry(BigDecimal.class, Kind.DECIMAL),
          Map.entry(LocalDate.class, Kind.DATE),
          Map.entry(Instant.class, Kind.INSTANT));

  public ValueType {
    arguments = List.copyOf(arguments);
  }

  /** Element type of a LIST. */
  public ValueType element() {
    return arguments.get(0);
  }

  /** Key type of a MAP. */
  public ValueType key() {
    return arguments.get(0);
  }

  /** Value type of a MAP. */
  public ValueType value() {
    return arguments.get(1);
  }

  /** The raw class of a RECORD as the record class it is. */
  public Class<? extends Record> recordClass() {
    return raw.asSubclass(Record.class);
  }

  /**
   * The type of a component or of a part of it.
   *
   * @param where what is named in the message, e.g. {@code Customer.bornOn}
   * @throws IllegalArgumentException if values of the type cannot be held
   */
  static ValueType of(AnnotatedType annotated, String where) {
    Type type = annotated.getType();
    boolean nullable = annotated.isAnnotationPresent(Nullable.class);
    Class<?> raw = rawClass(type);
    if (raw != null) {
      Kind scalar = SCALARS.get(raw);
      if (scalar != null) {
        return new ValueType(scalar, raw, nullable, List.of());
      }
      if (raw.isEnum()) {
        return new ValueType(Kind.ENUM, raw, nullable, List.of());
      }
      if (raw.isRecord() && raw.getTypeParameters().length == 0) {
        return new ValueType(Kind.RECORD, raw, nullable, List.of());
      }
      if (annotated instanceof AnnotatedParameterizedType generic
          && (raw == List.class || raw == Map.class)) {
        List<ValueType> arguments =
            Arrays.stream(generic.getAnnotatedActualTypeArguments())
                .map(argument -> of(argument, where))
                .toList();
        return new ValueType(raw == List.class ? Kind.LIST : Kind.MAP, raw, nullable, arguments);
      }
    }
    throw new IllegalArgumentException(
        "The component %s has type %s, which has no column type.%n".formatted(where, type)
            + "Maybe use String, a number, BigDecimal, LocalDate, Instant, an enum, a record, a List"
            + " or a Map of these.");
  }

  private static @Nullable Class<?> rawClass(Type type) {
    if (type instanceof Class<?> simple) {
      return simple;
    }
    return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : null;
  }
}
