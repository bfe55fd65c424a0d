package io.sales360.planner.command;

import picocli.CommandLine.Option;

/** Who does something that is kept, and why. */
final class SignatureOptions {
  @Option(names = "--author", required = true, paramLabel = "NAME", description = "Who does this.")
  String author = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; is kept.")
  String reason = "";
}
