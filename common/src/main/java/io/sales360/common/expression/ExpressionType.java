package io.sales360.common.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** Types of values in expressions. There is one kind of number, and it is exact. */
public enum ExpressionType {
  STRING(String.class),
  NUMBER(BigDecimal.class),
  BOOLEAN(Boolean.class),
  DATE(LocalDate.class),
  TIMESTAMP(Instant.class);

  private final Class<?> javaType;
  private final CelType celType;

  ExpressionType(Class<?> javaType) {
    this.javaType = javaType;
    // Opaque to CEL, so that null fits every type and no conversion happens behind our back.
    this.celType = OpaqueType.create(name().toLowerCase(Locale.ROOT));
  }

  /** Class of the values at run time. */
  public Class<?> javaType() {
    return javaType;
  }

  /** Name as messages show it. */
  public String typeName() {
    return name().toLowerCase(Locale.ROOT);
  }

  CelType celType() {
    return celType;
  }

  static ExpressionType of(CelType type) {
    for (ExpressionType each : values()) {
      if (each.celType.equals(type)) {
        return each;
      }
    }
    throw new IllegalArgumentException("No value has the type " + type.name() + ".");
  }
}
