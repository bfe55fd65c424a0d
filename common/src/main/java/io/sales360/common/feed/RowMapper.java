package io.sales360.common.feed;

import io.sales360.common.contract.Violation;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.expression.ExpressionType;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.model.Origin;
import io.sales360.common.product.Feed;
import io.sales360.common.product.Feed.SourceType;
import io.sales360.common.product.Mapping;
import io.sales360.common.product.Outcome;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ValueFormat;
import io.sales360.common.schema.RecordShape;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of each row of a feed and fills the entity it is for. Made once where it is
 * used: it is neither serializable nor thread-safe, and cheap per row only because it holds
 * everything compiled.
 */
public final class RowMapper {
  private static final String STAGE = "map";

  private final Feed feed;
  private final RowValues values;
  private final @Nullable BoundExpression controlAmount;
  private final List<CompiledOutcome> outcomes;

  private RowMapper(
      Feed feed,
      RowValues values,
      @Nullable BoundExpression controlAmount,
      List<CompiledOutcome> outcomes) {
    this.feed = feed;
    this.values = values;
    this.controlAmount = controlAmount;
    this.outcomes = outcomes;
  }

  private record CompiledOutcome(
      String name,
      @Nullable BoundExpression when,
      @Nullable EntityType entity,
      @Nullable RecordShape<?> shape,
      List<@Nullable ColumnFill> fills,
      RowCheck check) {}

  /**
   * Compiles a feed.
   *
   * @param columns columns of the rows to come, see {@link FeedFiles#columns}
   * @param lookups by name, key to conformed key, see {@link Lookups#load}
   * @param contracts the rules each entity's rows must keep
   * @throws IllegalArgumentException if the mapping names a column that no file has
   */
  public static RowMapper of(
      ProductFile product,
      Feed feed,
      FeedColumns columns,
      Map<String, Map<String, String>> lookups,
      Function<EntityType, RowCheck> contracts) {
    ValueFormat format = feed.files().values();
    ZoneId zone = format.zone().isEmpty() ? product.reporting().zone() : ZoneId.of(format.zone());
    Map<String, ExpressionType> types = FeedColumns.expressionTypes(feed);
    FillBuilder builder = new FillBuilder(format, zone, columns, types, lookups);
    RowValues values =
        new RowValues(
            columns.names(),
            columns.names().stream()
                .map(name -> sourceType(feed.types().get(name), format, zone))
                .toArray(RowValues.SourceColumnType[]::new));
    String control = feed.controlAmount();
    return new RowMapper(
        feed,
        values,
        control == null ? null : BoundExpression.of(control, types, columns.names()),
        feed.outcomes().stream()
            .map(outcome -> compiled(outcome, builder, types, columns, contracts))
            .toList());
  }

  private static CompiledOutcome compiled(
      Outcome outcome,
      FillBuilder builder,
      Map<String, ExpressionType> types,
      FeedColumns columns,
      Function<EntityType, RowCheck> contracts) {
    String condition = outcome.when();
    BoundExpression when =
        condition == null ? null : BoundExpression.of(condition, types, columns.names());
    EntityType entity = outcome.entity();
    if (entity == null) {
      return new CompiledOutcome(outcome.name(), when, null, null, List.of(), RowCheck.NONE);
    }
    RecordShape<?> shape = RecordShape.of(entity.recordType().asSubclass(Record.class));
    List<@Nullable ColumnFill> fills = new ArrayList<>(shape.components().size());
    for (RecordShape.Component component : shape.components()) {
      Mapping mapping = outcome.map().get(component.column());
      fills.add(mapping == null ? null : builder.fill(mapping, component));
    }
    return new CompiledOutcome(outcome.name(), when, entity, shape, fills, contracts.apply(entity));
  }

  private static RowValues.SourceColumnType sourceType(
      @Nullable SourceType type, ValueFormat format, ZoneId zone) {
    if (type == null) {
      return text -> text;
    }
    NumberText numbers = new NumberText(format);
    return switch (type) {
      case STRING -> text -> text;
      case DECIMAL -> numbers::exact;
      case INTEGER -> text -> wholeNumber(numbers.exact(text), text);
      case DATE ->
          new TimeText(TimeText.both(format.datePatterns(), format.timestampPatterns()), zone)
              ::date;
      case TIMESTAMP ->
          new TimeText(TimeText.both(format.timestampPatterns(), format.datePatterns()), zone)
              ::instant;
      case BOOLEAN -> FillBuilder::truth;
    };
  }

  private static BigDecimal wholeNumber(BigDecimal number, String text) throws ValueException {
    if (number.stripTrailingZeros().scale() > 0) {
      throw new ValueException(
          "bad_number",
          null,
          text,
          "'" + text + "' is no whole number.\nMaybe its type is decimal: write it under types:.");
    }
    return number;
  }

  /** Sends a row to the first outcome that takes it. */
  public Mapped map(SourceRow row) {
    values.take(row);
    BigDecimal amount = null;
    try {
      amount = amount();
      for (CompiledOutcome outcome : outcomes) {
        BoundExpression when = outcome.when();
        if (when == null || when.holds(values)) {
          return taken(row, outcome, amount);
        }
      }
      throw new ValueException(
          "no_outcome",
          null,
          null,
          "No outcome of the feed "
              + feed.name()
              + " takes the row.\n"
              + "Maybe add a last outcome without a condition.");
    } catch (ValueException e) {
      return new Mapped.Refused(
          letter(STAGE, row, e.rule(), e.column(), e.value(), e.message(), amount));
    }
  }

  /** The control amount of a row; null where the feed has none or the row allows none. */
  public @Nullable BigDecimal controlAmount(SourceRow row) {
    values.take(row);
    try {
      return amount();
    } catch (ValueException unreadable) {
      return null; // such a row is refused, with its reason, when it is mapped
    }
  }

  private @Nullable BigDecimal amount() throws ValueException {
    if (controlAmount == null) {
      return null;
    }
    BigDecimal amount = (BigDecimal) controlAmount.value(values);
    return amount == null ? null : FillBuilder.lakeScale(amount);
  }

  private Mapped taken(SourceRow row, CompiledOutcome outcome, @Nullable BigDecimal amount)
      throws ValueException {
    EntityType type = outcome.entity();
    RecordShape<?> shape = outcome.shape();
    if (type == null || shape == null) {
      return new Mapped.Filtered(outcome.name(), amount);
    }
    List<@Nullable ColumnFill> fills = outcome.fills();
    @Nullable Object[] arguments = new @Nullable Object[fills.size()];
    for (int i = 0; i < arguments.length; i++) {
      ColumnFill fill = fills.get(i);
      arguments[i] = fill == null ? null : fill.value(values);
    }
    arguments[arguments.length - 1] =
        new Origin(row.feed(), outcome.name(), row.file(), row.line(), amount);
    Entity entity = (Entity) shape.make(arguments);
    Violation violation = outcome.check().firstViolation(entity);
    return violation == null
        ? new Mapped.Written(entity, type)
        : new Mapped.Refused(
            letter(
                "contract",
                row,
                violation.rule(),
                violation.column(),
                violation.value(),
                violation.message(),
                amount));
  }

  private static DeadLetter letter(
      String stage,
      SourceRow row,
      String rule,
      @Nullable String column,
      @Nullable String value,
      String message,
      @Nullable BigDecimal amount) {
    return new DeadLetter(
        stage,
        row.feed(),
        row.file(),
        row.line(),
        rule,
        column,
        value,
        row.file() + ", line " + row.line() + ": " + message,
        row.text(),
        amount);
  }
}
