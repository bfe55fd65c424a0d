package io.sales360.pipelines.intermediate;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.model.Entity;
import io.sales360.common.model.Origin;
import io.sales360.common.model.SalesAssignment;
import io.sales360.common.model.SalesCredit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says which credits and assignments can be used. Every row handed in comes out once: kept or as a
 * dead letter.
 */
final class OwnershipRules {
  private static final String STAGE = "CheckOwnership";
  private static final Comparator<SalesAssignment> BY_FIRST_DAY =
      Comparator.comparing(SalesAssignment::validFrom)
          .thenComparing(SalesAssignment::origin, Origin.IN_SOURCE_ORDER);

  private final Predicate<String> knowsSalesperson;
  private final Consumer<Entity> kept;
  private final Consumer<DeadLetter> refused;

  /**
   * Rules of one bundle.
   *
   * @param knowsSalesperson whether a key is that of a salesperson
   */
  OwnershipRules(
      Predicate<String> knowsSalesperson, Consumer<Entity> kept, Consumer<DeadLetter> refused) {
    this.knowsSalesperson = knowsSalesperson;
    this.kept = kept;
    this.refused = refused;
  }

  /**
   * All credits of one order, or of one line of it: used together or not at all, because a part of
   * them would leave a part of the order to nobody.
   */
  void credits(List<SalesCredit> together) {
    BigDecimal sum =
        together.stream().map(SalesCredit::creditShare).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<String> unknown =
        together.stream()
            .map(SalesCredit::salespersonId)
            .filter(knowsSalesperson.negate())
            .distinct()
            .sorted()
            .toList();
    for (SalesCredit credit : together) {
      if (!unknown.isEmpty()) {
        refused.accept(unknownPerson(credit, unknown));
      } else if (sum.compareTo(BigDecimal.ONE) != 0) {
        refused.accept(incomplete(credit, sum));
      } else {
        kept.accept(credit);
      }
    }
  }

  /**
   * All assignments of one salesperson: of two that share a day, the one that began first stays.
   */
  void assignments(List<SalesAssignment> ofOne) {
    List<SalesAssignment> ordered = new ArrayList<>(ofOne);
    ordered.sort(BY_FIRST_DAY);
    @Nullable SalesAssignment before = null;
    for (SalesAssignment next : ordered) {
      if (!knowsSalesperson.test(next.salespersonId())) {
        refused.accept(unknownPerson(next, next.salespersonId(), "The assignment is"));
      } else if (before != null && lasts(before, next.validFrom())) {
        refused.accept(overlapping(next, before));
      } else {
        before = next;
        kept.accept(next);
      }
    }
  }

  private static boolean lasts(SalesAssignment assignment, LocalDate day) {
    LocalDate end = assignment.validTo();
    return end == null || !end.isBefore(day);
  }

  private static DeadLetter unknownPerson(SalesCredit credit, List<String> unknown) {
    return unknownPerson(
        credit,
        unknown.get(0),
        unknown.contains(credit.salespersonId())
            ? "The credit is"
            : "A credit of the same order (%s) is".formatted(plain(credit.orderId())));
  }

  private static DeadLetter unknownPerson(Entity row, String salespersonId, String what) {
    return Refusal.of(
        STAGE,
        row,
        "unknown_key",
        "salesperson_id",
        salespersonId,
        what
            + " of the salesperson (%s), whom no feed knows.%nMaybe the list of salespeople is"
            + " older, or the key needs cleaning (clean: [trim, upper]).");
  }

  private static DeadLetter incomplete(SalesCredit credit, BigDecimal sum) {
    String part = credit.lineId() == null ? "" : ", line (%s),".formatted(plain(credit.lineId()));
    return Refusal.of(
        STAGE,
        credit,
        "shares",
        "credit_share",
        credit.creditShare().toPlainString(),
        "The share (%s) is one of order ("
            + plain(credit.orderId())
            + ")"
            + part
            + " whose shares sum to "
            + sum.toPlainString()
            + " instead of 1.%nMaybe a colleague's row is missing, or thirds need one more decimal"
            + " in one of them (0.333, 0.333, 0.334).");
  }

  private static DeadLetter overlapping(SalesAssignment next, SalesAssignment before) {
    return Refusal.of(
        STAGE,
        next,
        "overlap",
        "valid_from",
        next.validFrom().toString(),
        "The assignment of (%s) from (%%s) begins before the one from %s, %s line %d, has ended (%s).%%nMaybe that one needs an end (valid_to) on the day before."
            .formatted(
                plain(next.salespersonId()),
                before.validFrom(),
                plain(before.origin().file()),
                before.origin().line(),
                before.validTo() == null ? "it has no end" : before.validTo()));
  }

  /** Text of a source within a format. */
  private static String plain(String text) {
    return text.replace("%", "%%");
  }
}
