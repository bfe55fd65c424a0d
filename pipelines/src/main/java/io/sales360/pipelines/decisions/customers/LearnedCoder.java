package io.sales360.pipelines.decisions.customers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Encodes what was learned from all customers, by Java serialisation. Two are equal if their bytes
 * are, since models have no equality of their own.
 */
final class LearnedCoder<T extends Serializable> extends CustomCoder<T> {
  private final SerializableCoder<T> coder;

  private LearnedCoder(SerializableCoder<T> coder) {
    this.coder = coder;
  }

  static <T extends Serializable> LearnedCoder<T> of(Class<T> type) {
    return new LearnedCoder<>(SerializableCoder.of(type));
  }

  @Override
  public void encode(T value, OutputStream out) throws IOException {
    coder.encode(value, out);
  }

  @Override
  public T decode(InputStream in) throws IOException {
    return coder.decode(in);
  }

  @Override
  public TypeDescriptor<T> getEncodedTypeDescriptor() {
    return coder.getEncodedTypeDescriptor();
  }
}
