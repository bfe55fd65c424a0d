package io.sales360.planner.job;

import java.util.List;

/** The runners a run can be started on, with what their virtual machine needs. */
public enum RunnerProfile {
  DIRECT(List.of()),
  /** Embedded Flink: its serializers reach into the JDK. */
  FLINK(
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/java.text=ALL-UNNAMED",
          "--add-opens=java.base/java.time=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"));

  private final List<String> jvmOptions;

  RunnerProfile(List<String> jvmOptions) {
    this.jvmOptions = jvmOptions;
  }

  /** As written on the command line and as its folder below {@code templates} is named. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  List<String> jvmOptions() {
    return jvmOptions;
  }
}
