package io.sales360.pipelines;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a launch form says of an option, beside Beam's own annotations: the option's getter carries
 * its description, default and whether it is required. Template specs are generated from both, so
 * nothing is written twice.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TemplateParameter {
  /** Short name for people. */
  String label();

  /** Position in forms and tables. */
  int order();

  /** Kind of value. */
  Type type() default Type.TEXT;

  /** Expression that the whole value must match; empty for any. */
  String regex() default "";

  /** Kinds of values that the launcher's form knows. */
  enum Type {
    TEXT,
    BOOLEAN,
    GCS_READ_FILE,
    GCS_READ_FOLDER,
    GCS_WRITE_FOLDER
  }
}
