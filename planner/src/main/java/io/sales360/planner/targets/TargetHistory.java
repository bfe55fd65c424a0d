package io.sales360.planner.targets;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All entries of a book of targets up to one of them, and the versions that they make. */
public final class TargetHistory {
  private final List<TargetEvent> events;
  private final String hash;
  private final Map<TargetReference, TargetVersion> versions = new LinkedHashMap<>();

  TargetHistory(List<TargetEvent> events, String hash) {
    this.events = List.copyOf(events);
    this.hash = hash;
    for (TargetEvent event : events) {
      TargetReference reference = TargetReference.parse(event.version());
      TargetVersion known = versions.get(reference);
      TargetProposal proposal = known == null ? event.proposal() : known.proposal();
      if (event.state() == TargetState.APPROVED) {
        supersede(reference);
      }
      versions.put(
          reference,
          new TargetVersion(
              reference, Objects.requireNonNull(proposal, "first entry proposes"), event, null));
    }
  }

  /** Of the versions of one plan at most one is approved: the latest. */
  private void supersede(TargetReference by) {
    versions.replaceAll(
        (reference, version) ->
            version.state() == TargetState.APPROVED && reference.plan().equals(by.plan())
                ? new TargetVersion(reference, version.proposal(), version.last(), by)
                : version);
  }

  /** The entries, oldest first. */
  public List<TargetEvent> events() {
    return events;
  }

  /** The versions, in the order of their proposals. */
  public List<TargetVersion> versions() {
    return List.copyOf(versions.values());
  }

  /**
   * The version.
   *
   * @throws CommandFailure if there is none
   */
  public TargetVersion version(TargetReference reference) {
    TargetVersion version = versions.get(reference);
    if (version == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There are no targets %s.%nMaybe 's360 targets list' shows which there are."
              .formatted(reference));
    }
    return version;
  }

  int versionsOf(TargetOwner owner, TargetPeriod period) {
    String plan = new TargetReference(owner, period, 1).plan();
    return (int) versions.keySet().stream().filter(key -> key.plan().equals(plan)).count();
  }

  void requireUnlocked(TargetReference reference) {
    for (TargetVersion version : versions.values()) {
      if (version.state() == TargetState.LOCKED
          && version.reference().plan().equals(reference.plan())) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "The targets %s are locked by %s since %s; nothing about %s changes any more.%nMaybe set targets for another period."
                .formatted(
                    version.reference(),
                    version.last().author(),
                    version.last().at(),
                    reference.plan()));
      }
    }
  }

  /** The next entry, without its time. */
  TargetEvent entry(
      TargetReference reference,
      TargetState state,
      String author,
      String reason,
      @Nullable TargetProposal proposal) {
    return new TargetEvent(
        events.size() + 1, hash, state, reference.toString(), author, reason, "", proposal, "");
  }
}
