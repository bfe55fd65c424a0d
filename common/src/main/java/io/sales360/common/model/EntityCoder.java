package io.sales360.common.model;

import io.sales360.common.schema.RecordCoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Encodes any entity of the model: the ordinal of its {@link EntityType}, then the record.
 * Deterministic.
 */
public final class EntityCoder extends CustomCoder<Entity> {
  private static final EntityType[] TYPES = EntityType.values();
  private static final ClassValue<Integer> ORDINALS =
      new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
          for (int i = 0; i < TYPES.length; i++) {
            if (TYPES[i].recordType() == type) {
              return i;
            }
          }
          throw new IllegalArgumentException(type.getName() + " is no entity of the model.");
        }
      };
  private static final ClassValue<RecordCoder<? extends Record>> CODERS =
      new ClassValue<>() {
        @Override
        protected RecordCoder<? extends Record> computeValue(Class<?> type) {
          return RecordCoder.of(type.asSubclass(Record.class));
        }
      };
  private static final EntityCoder INSTANCE = new EntityCoder();

  private EntityCoder() {}

  public static EntityCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Entity value, OutputStream out) throws IOException {
    out.write(ORDINALS.get(value.getClass()));
    encodeRecord((Record) value, out);
  }

  @Override
  public Entity decode(InputStream in) throws IOException {
    int ordinal = in.read();
    if (ordinal < 0 || ordinal >= TYPES.length) {
      throw new CoderException("The entity type %d is unknown.".formatted(ordinal));
    }
    return (Entity) CODERS.get(TYPES[ordinal].recordType()).decode(in);
  }

  /** Nothing to check: the encoding is canonical. */
  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  @Override
  public TypeDescriptor<Entity> getEncodedTypeDescriptor() {
    return TypeDescriptor.of(Entity.class);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EntityCoder;
  }

  @Override
  public int hashCode() {
    return EntityCoder.class.getName().hashCode();
  }

  @SuppressWarnings("unchecked") // The coder is that of the value's own class.
  private static <T extends Record> void encodeRecord(T value, OutputStream out)
      throws IOException {
    ((RecordCoder<T>) CODERS.get(value.getClass())).encode(value, out);
  }
}
