package io.sales360.common.schema;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a record class is made of, and fast ways in and out of it. One instance per class, kept as
 * long as the class; thread-safe.
 */
public final class RecordShape<T extends Record> {
  private static final ClassValue<RecordShape<?>> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape<?> computeValue(Class<?> type) {
          return new RecordShape<>(type.asSubclass(Record.class));
        }
      };
  private static final MethodType READ = MethodType.methodType(Object.class, Object.class);
  private static final MethodType MAKE = MethodType.methodType(Object.class, Object[].class);

  private final Class<T> type;
  private final List<Component> components;
  private final MethodHandle[] accessors;
  private final MethodHandle constructor;

  /**
   * One component of a record.
   *
   * @param name Java name
   * @param column the same in snake case
   * @param type what it holds
   */
  public record Component(String name, String column, ValueType type) {}

  private RecordShape(Class<T> type) {
    this.type = type;
    RecordComponent[] parts = type.getRecordComponents();
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      List<Component> walked = new ArrayList<>();
      accessors = new MethodHandle[parts.length];
      for (int i = 0; i < parts.length; i++) {
        String name = parts[i].getName();
        String where = type.getSimpleName() + "." + name;
        walked.add(
            new Component(
                name, columnName(name), ValueType.of(parts[i].getAnnotatedType(), where)));
        accessors[i] = lookup.unreflect(parts[i].getAccessor()).asType(READ);
      }
      components = List.copyOf(walked);
      Class<?>[] raw = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
      constructor =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, raw))
              .asSpreader(Object[].class, raw.length)
              .asType(MAKE);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("The record " + type.getName() + " cannot be opened.", e);
    }
  }

  /**
   * The shape of a record class.
   *
   * @throws IllegalArgumentException if a component has a type that no column can hold
   */
  @SuppressWarnings("unchecked") // computeValue makes the shape of exactly this class.
  public static <T extends Record> RecordShape<T> of(Class<T> type) {
    return (RecordShape<T>) SHAPES.get(type);
  }

  /** {@code bornOn} becomes {@code born_on}; digits stay where they are. */
  public static String columnName(String componentName) {
    return componentName.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  public Class<T> type() {
    return type;
  }

  /** In the order of declaration. */
  public List<Component> components() {
    return components;
  }

  /**
   * Where the column stands, from 0.
   *
   * @throws IllegalArgumentException if the record has no such column
   */
  public int indexOf(String column) {
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).column().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "The record %s has no column (%s).%nMaybe one of %s."
            .formatted(
                type.getSimpleName(), column, components.stream().map(Component::column).toList()));
  }

  /** The value of the component at the index. */
  public @Nullable Object value(Record row, int index) {
    try {
      return (@Nullable Object) accessors[index].invokeExact((Object) row);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** A new record of the values, one per component, in order. */
  public T make(@Nullable Object[] values) {
    try {
      return type.cast((Object) constructor.invokeExact(values));
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }
}
