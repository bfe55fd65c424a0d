package io.sales360.pipelines;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a catalogue says of a job; carried by the job's options interface. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TemplateJob {
  /** Name of the template, such as {@code Sales360_Build_Flex}. */
  String name();

  /** Name for people. */
  String displayName();

  /** What the job does, in one or two sentences. */
  String description();
}
