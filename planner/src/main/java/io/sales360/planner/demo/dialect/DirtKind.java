package io.sales360.planner.demo.dialect;

/** The kinds of dirt that can be planted. Each dirty record carries exactly one. */
public enum DirtKind {
  /** A byte-for-byte copy of another record. */
  EXACT_DUPLICATE(Outcome.DEDUPLICATED),
  /** An older version of a record; the latest change wins. */
  STALE_VERSION(Outcome.DEDUPLICATED),
  BAD_DATE(Outcome.REFUSED),
  BAD_NUMBER(Outcome.REFUSED),
  NEGATIVE_PRICE(Outcome.REFUSED),
  UNKNOWN_CUSTOMER(Outcome.REFUSED),
  UNKNOWN_PRODUCT(Outcome.REFUSED),
  /** An order line or payment whose order does not exist. */
  UNKNOWN_ORDER(Outcome.REFUSED),
  /** A share of an order whose other shares are missing. */
  INCOMPLETE_SHARES(Outcome.REFUSED),
  /** A salesperson whom nobody knows. */
  UNKNOWN_SALESPERSON(Outcome.REFUSED),
  MISSING_REQUIRED(Outcome.REFUSED),
  TOO_FEW_FIELDS(Outcome.REFUSED),
  TOO_MANY_FIELDS(Outcome.REFUSED),
  /** A word outside the closed set that no value map knows. */
  INVALID_VALUE(Outcome.REFUSED),
  /** Bytes that the charset of the file cannot decode. */
  WRONG_CHARSET(Outcome.REFUSED),
  /** A field longer than any limit that a reader may sensibly grant. */
  OVERLONG_FIELD(Outcome.REFUSED),
  /** A synonym or a word in other case that the value map translates. */
  VALUE_VARIANT(Outcome.HEALED),
  /** A key in other case or with spaces around it. */
  UNTIDY_KEY(Outcome.HEALED),
  /** An e-mail address that is none; the record is good otherwise. */
  INVALID_EMAIL(Outcome.KEPT),
  /** An order that nothing was ordered with. */
  ORDER_WITHOUT_LINES(Outcome.KEPT),
  BLANK_LINE(Outcome.SKIPPED);

  /** What a careful reader does with a record that carries the dirt. */
  public enum Outcome {
    /** The record goes to the dead letters; it was added to the clean records. */
    REFUSED,
    /** The record goes away, another with its key stays; it was added to the clean records. */
    DEDUPLICATED,
    /** The record is one of the clean ones in disguise and must count like them. */
    HEALED,
    /** The record stays and quality checks report it. */
    KEPT,
    /** Not a record at all. */
    SKIPPED
  }

  private final Outcome outcome;

  DirtKind(Outcome outcome) {
    this.outcome = outcome;
  }

  public Outcome outcome() {
    return outcome;
  }
}
