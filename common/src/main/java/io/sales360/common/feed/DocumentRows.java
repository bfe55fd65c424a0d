package io.sales360.common.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns documents into rows of named values. An object within the document gives columns named by
 * their path ({@code customer.name}); an array stays one value, its JSON text, except the one whose
 * objects are to become rows: each of them is a row beside all values around the array. A document
 * without that array, or with an empty one, is one row.
 */
final class DocumentRows {
  /** Exponents beyond it are not written out, so that nobody is made to hold their zeros. */
  private static final int MAX_SCALE = 100;

  private final String within;

  /**
   * Rows of documents.
   *
   * @param within path of the array whose objects become rows; empty for none
   */
  DocumentRows(String within) {
    this.within = within;
  }

  /** The rows of a document: by column, the value as text, without those that are null. */
  List<Map<String, String>> of(JsonNode document) throws ValueException {
    List<Map<String, String>> rows = new ArrayList<>();
    explode(document, "", Map.of(), rows);
    return rows;
  }

  /**
   * Hands on the rows of what a library read.
   *
   * @param place where it stands in its file
   * @param converter makes it a document; fails for values that no calendar has
   */
  <T> void emit(long place, T read, Function<T, JsonNode> converter, FileRows rows) {
    JsonNode document;
    List<Map<String, String>> found;
    try {
      document = converter.apply(read);
      found = of(document);
    } catch (ArithmeticException | DateTimeException e) {
      rows.refuse(
          place,
          "bad_value",
          "A value is out of range: " + e.getMessage() + ".\nMaybe its export is damaged.",
          read.toString());
      return;
    } catch (ValueException e) {
      rows.refuse(place, e.rule(), e.message(), read.toString());
      return;
    }
    String text = document.toString();
    found.forEach(row -> rows.named(place, text, row));
  }

  /** Whether a column is the array whose objects become rows, or an object on the way to it. */
  boolean isOnTheWay(String name) {
    return !within.isEmpty() && (within.equals(name) || within.startsWith(name + "."));
  }

  private record Found(String name, ArrayNode array) {}

  private void explode(
      JsonNode node, String prefix, Map<String, String> around, List<Map<String, String>> rows)
      throws ValueException {
    Map<String, String> row = new LinkedHashMap<>(around);
    Found found = flatten(node, prefix, row);
    if (found == null || found.array().isEmpty()) {
      rows.add(row);
      return;
    }
    for (JsonNode element : found.array()) {
      if (element.isObject()) {
        explode(element, found.name() + ".", row, rows);
      } else {
        Map<String, String> single = new LinkedHashMap<>(row);
        put(single, found.name(), element);
        rows.add(single);
      }
    }
  }

  /** Puts the values of an object into the row; gives the array on the way, if it is met. */
  private @Nullable Found flatten(JsonNode node, String prefix, Map<String, String> row)
      throws ValueException {
    Found found = null;
    for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      String name = prefix + field.getKey();
      JsonNode value = field.getValue();
      if (value instanceof ArrayNode array && isOnTheWay(name)) {
        found = new Found(name, array);
      } else if (value.isObject()) {
        Found within = flatten(value, name + ".", row);
        found = within == null ? found : within;
      } else {
        put(row, name, value);
      }
    }
    return found;
  }

  private static void put(Map<String, String> row, String name, JsonNode value)
      throws ValueException {
    if (!value.isNull()) {
      row.put(name, checked(name, text(value)));
    }
  }

  private static String text(JsonNode value) {
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      return Math.abs(number.scale()) > MAX_SCALE ? number.toString() : number.toPlainString();
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  private static String checked(String name, String text) throws ValueException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !pair)) {
        throw new ValueException(
            c == 0 ? "nul" : "charset",
            name,
            null,
            "The value of "
                + name
                + (c == 0 ? " holds a NUL character." : " holds half of a character.")
                + "\nMaybe its export is damaged.");
      }
      i += pair ? 1 : 0;
    }
    return text;
  }
}
