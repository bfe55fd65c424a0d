package io.sales360.common.table;

import java.io.Closeable;
import java.io.IOException;

/** The right to publish, until closed. The jobs of one attempt share it. */
public interface LakeLock extends Closeable {
  /** The attempt that holds it. */
  String attempt();

  @Override
  void close() throws IOException;
}
