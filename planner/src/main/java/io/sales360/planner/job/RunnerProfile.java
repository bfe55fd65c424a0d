package io.sales360.planner.job;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The runners a run can be started on, with what their virtual machine needs. */
public enum RunnerProfile {
  DIRECT,
  /** Embedded Flink. */
  FLINK;

  /** As written on the command line and as its folder below {@code templates} is named. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Flink's serializers reach into these packages of the JDK. */
  List<String> jvmOptions() {
    return this == DIRECT
        ? List.of()
        : Stream.of(
                "java.lang",
                "java.lang.reflect",
                "java.net",
                "java.nio",
                "java.text",
                "java.time",
                "java.util",
                "java.util.concurrent",
                "java.util.concurrent.atomic",
                "sun.nio.ch")
            .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
            .toList();
  }
}
